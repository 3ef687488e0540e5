// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/htmlstyle.h"

namespace sse {

namespace {

constexpr const char *style = R"css(
:root{color-scheme:light dark;--bg:#fff;--soft:#f5f7f9;--text:#1b1f24;--muted:#57606a;--line:#d5dae0;
--link:#0a58b0;--good:#1a7f37;--goodbg:#dff3e4;--bad:#b3261e;--badbg:#fdecea;--warn:#6b4a00;--warnbg:#fff3cd;--bar:#2f6fbf}
@media (prefers-color-scheme:dark){:root{--bg:#14171b;--soft:#1c2026;--text:#e4e7eb;--muted:#9aa5b1;--line:#343b44;
--link:#7ab7ff;--good:#62d27f;--goodbg:#17361f;--bad:#ff9089;--badbg:#3d1c1a;--warn:#f3ce6c;--warnbg:#3a2f0d;--bar:#6aa8f0}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2rem) 3rem;max-width:96rem;background:var(--bg);color:var(--text);
font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
code,pre,.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;font-size:.92em}
a{color:var(--link)}
h1{font-size:1.35rem;line-height:1.25;margin:0;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:2rem 0 .6rem}
h3{font-size:.95rem;margin:1rem 0 .3rem}
.kicker{margin:0 0 .2rem;color:var(--muted);font-size:.85rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.25rem;margin:1rem 0}
.facts dt{color:var(--muted)}
.facts dd{margin:0;overflow-wrap:anywhere}
.secrets{display:inline-block;margin:0;padding:.25rem .7rem;border-radius:.4rem;background:var(--goodbg);color:var(--good)}
.secrets.kept{background:var(--warnbg);color:var(--warn);font-weight:600}
.losses{margin:.6rem 0 0;padding-left:1.2rem;color:var(--muted)}
figure{margin:0}
figcaption{margin-top:.35rem;color:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:.5rem 0 0;padding:0;list-style:none;color:var(--muted);font-size:.85rem}
.legend svg{width:1.1em;height:1.1em;vertical-align:-.2em;margin-right:.35em}
svg text{font:11px system-ui,-apple-system,"Segoe UI","Noto Sans","Liberation Sans",sans-serif;fill:var(--muted)}
svg .state0{fill:var(--warnbg);stroke:var(--warn);stroke-width:.5}
svg .state1{fill:var(--goodbg);stroke:var(--good);stroke-width:.5}
svg .state2{fill:var(--soft);stroke:var(--muted);stroke-width:.5}
svg .word0{fill:var(--warn)}svg .word1{fill:var(--good)}svg .word2{fill:var(--muted)}
svg .bar{fill:var(--bar)}
svg .gap{fill:var(--soft);stroke:var(--muted);stroke-width:.5;stroke-dasharray:3 3}
svg .wait{fill:url(#hatch)}
svg pattern line{stroke:var(--warn);stroke-width:1.5;opacity:.55}
svg .note{fill:var(--text);paint-order:stroke;stroke:var(--bg);stroke-width:3px}
svg line.end{stroke:var(--muted);stroke-dasharray:2 2}svg line.bad{stroke:var(--bad)}
svg text.end{fill:var(--text);font-size:13px;paint-order:stroke;stroke:var(--bg);stroke-width:3px}svg text.bad{fill:var(--bad)}
svg .axis{stroke:var(--muted)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{padding:.9rem 0 .3rem;text-align:left;color:var(--muted);font-size:.85rem}
th{padding:.3rem .5rem;border-bottom:2px solid var(--line);background:var(--bg);color:var(--muted);text-align:left;font-weight:600;
font-size:.85rem;white-space:nowrap}
td{padding:.25rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
.list td{white-space:nowrap}
.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
details{margin:.4rem 0;border:1px solid var(--line);border-radius:.4rem}
summary{padding:.4rem .7rem;cursor:pointer;overflow-wrap:anywhere}
details>div{padding:0 .9rem .7rem}
.fields td{padding:.1rem .6rem .1rem 0;border:0;overflow-wrap:anywhere}
.fields td:first-child{color:var(--muted);white-space:nowrap;width:1%}
pre{margin:.2rem 0;padding:.5rem .7rem;background:var(--soft);border-radius:.3rem;white-space:pre-wrap;overflow-wrap:anywhere}
.status{color:var(--muted)}
.bad .status,td.bad{color:var(--bad)}
.rows{table-layout:fixed}
.rows thead th{position:sticky;top:0}
.rows td{overflow-wrap:anywhere}
.part{content-visibility:auto;contain-intrinsic-size:auto 14000px}
.c-n{width:3.9rem}.c-t{width:7.2rem}.c-d{width:5.2rem}.c-c{width:3.6rem}.c-k{width:8.4rem}.c-i{width:5.8rem}.c-s{width:4.6rem}
.rows .n a{color:var(--muted);text-decoration:none}
.rows .n a:hover{text-decoration:underline}
.rows .t,.rows .d,.rows .s,.rows .c{color:var(--muted);font-variant-numeric:tabular-nums}
.text{display:block;max-height:26rem;overflow-y:auto;white-space:pre-wrap;tab-size:4}
.also,.more{display:block;color:var(--muted);font-size:.85rem}
.more{color:var(--warn)}
.quiet .k,.quiet .text{color:var(--muted)}
.lost .k,.lost .why{color:var(--warn)}
.fact .k::before{content:"\2014\00a0"}.quiet .k::before{content:"\22ef\00a0"}.lost .k::before{content:"\2715\00a0"}
.fact td{background:var(--soft)}
.fact .k{color:var(--muted)}
.fact.bad td{background:var(--badbg)}
.fact.bad .k,.fact.bad .why{color:var(--bad)}
tr:target td{background:var(--warnbg)}
footer{margin-top:2rem;color:var(--muted);font-size:.85rem}
@media (max-width:46rem){
.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.3rem}
.rows,.rows tbody{display:block}.rows thead,.rows colgroup{display:none}
.rows tr{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7rem;padding:.35rem .2rem;border-bottom:1px solid var(--line)}
.rows td{padding:0;border:0}.rows td:empty{display:none}.rows td.x{flex:1 0 100%}
.rows .i::before{content:"id ";color:var(--muted)}.rows .c::before{content:"connection "}
.rows .fact{background:var(--soft)}.rows .fact.bad{background:var(--badbg)}}
@media print{
:root{--bg:#fff;--soft:#f5f7f9;--text:#000;--muted:#4d555e;--line:#c4cad1;--link:#000;--good:#1a7f37;--goodbg:#dff3e4;
--bad:#b3261e;--badbg:#fdecea;--warn:#6b4a00;--warnbg:#fff3cd;--bar:#2f6fbf}
body{max-width:none;padding:0;font-size:9.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{text-decoration:none}
.part{content-visibility:visible}
.text{max-height:none;overflow:visible}
.rows thead th{position:static}
tr,figure{break-inside:avoid}tr.tall{break-inside:auto}
h2,h3,summary{break-after:avoid}
details::details-content{content-visibility:visible;height:auto}
.wide{overflow:visible}.list td{white-space:normal}
@page{margin:14mm}}
)css";

} // namespace

QByteArrayView htmlStyle()
{
    return style;
}

} // namespace sse
