// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// What this project and others wrote of a stream, brought back and compared with its recording.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { launchChromium } from './browser.mjs';
import { recordStream } from './exportedstream.mjs';
import { broken, posts, prompt } from './promises.mjs';
import { linesOf, run, runCli, temporaryFolder } from './programs.mjs';
import { listenForPages, startServer } from './support.mjs';

const folder = await temporaryFolder();
after(folder.remove);

const eventsOf = async (file, ...options) => linesOf((await runCli(['events', file, ...options])).bytes);
const onlyEvents = (lines) => lines.filter(({ kind }) => kind === 'event');
const essence = ({ type, data, lastEventId }) => ({ type, data, lastEventId });

/** Imports FILE; the lines of the recording, and what was told. */
async function imported(file, ...options) {
  const recording = `${file}.sserec`;
  const { bytes, stderr } = await runCli(['import', file, '-o', recording]);
  assert.equal(bytes.length, 0);
  const verified = await runCli(['verify', recording]);
  assert.match(verified.stderr, /is sound/);
  return { recording, stderr, lines: await eventsOf(recording, ...options) };
}

describe('a stream that was exported comes back', () => {
  const recording = folder.at('run.sserec');
  let lines;

  before(async () => {
    lines = await recordStream(folder, recording);
  });

  /** Without what is told of the import itself, and the headers, whose secrets are masked. */
  const comparable = (all) =>
    all.filter(({ kind }) => kind !== 'note').map(({ headers, ...rest }) => rest);

  for (const format of ['har', 'jsonl']) {
    it(`from ${format}`, async () => {
      const file = folder.at(`back.${format}`);
      await runCli(['export', recording, '--include-secrets', '-o', file]);
      const back = await imported(file, '--all');
      assert.deepEqual(comparable(back.lines), comparable(lines));
    });
  }

  it('from HAR, with its reads', async () => {
    const file = folder.at('reads.har');
    await runCli(['export', recording, '--include-secrets', '-o', file]);
    const back = await imported(file);
    const info = async (path) => JSON.parse((await runCli(['info', path])).bytes);
    const [before_, now] = [await info(recording), await info(back.recording)];
    for (const key of ['events', 'comments', 'reads', 'bytes'])
      assert.equal(now.counts[key], before_.counts[key], key);
    assert.equal(now.lastEventId, before_.lastEventId);
    for (const connection of [1, 2]) {
      const named = ['--connection', String(connection)];
      const [theirs, ours] = [back.recording, recording].map((path) => runCli(['cat', path, ...named]));
      assert.deepEqual((await theirs).bytes, (await ours).bytes);
    }
  });

  it('as text', async () => {
    const file = folder.at('back.sse');
    await runCli(['export', recording, '--connection', '1', '-o', file]);
    const back = await imported(file);
    const own = onlyEvents(lines).filter(({ connection }) => connection === 1);
    assert.deepEqual(onlyEvents(back.lines).map(essence), own.map(essence));
  });
});

describe('a model that answers by POST', () => {
  const recording = folder.at('llm.sserec');
  const token = 'sk-live-51Habcdefghijklmnop';
  const post = ['-H', `Authorization: Bearer ${token}`, '-H', 'Content-Type: application/json'];
  let server;
  let original;

  before(async () => {
    server = await startServer('mock', 'llm-chat', '--speed', '20', '--allow-origin', 'any');
    await runCli(['record', server.url, ...post, '-d', prompt, '-o', recording]);
    original = onlyEvents(await eventsOf(recording));
    assert.equal(broken(posts['llm-chat'], original), '');
  });
  after(() => server.stop());

  it('is filtered and exported in every format', async () => {
    const filter = 'json:$.choices[0].delta.content -"answer that"';
    const expected = onlyEvents(await eventsOf(recording, '--filter', filter)).map(essence);
    assert.ok(expected.length > 3 && expected.length < original.length);
    for (const format of ['jsonl', 'csv', 'har', 'html', 'md', 'txt', 'sse']) {
      const file = folder.at(`filtered.${format}`);
      await runCli(['export', recording, '-o', file, '--filter', filter]);
      const text = await readFile(file, 'utf8');
      assert.ok(text.includes('does not end.') && !text.includes('answer that'), format);
      assert.ok(!text.includes(token), format);
      if (format === 'jsonl' || format === 'har' || format === 'sse') {
        const { lines } = await imported(file);
        assert.deepEqual(onlyEvents(lines).map(essence), expected, format);
      }
    }
  });

  for (const kind of ['--trace', '--trace-ascii']) {
    for (const timed of [true, false]) {
      it(`comes from curl ${kind}${timed ? ' --trace-time' : ''}`, async () => {
        const file = folder.at(`curl${kind}${timed}`);
        const begun = Date.now();
        const options = [kind, file, ...(timed ? ['--trace-time'] : [])];
        await run('curl', ['-sSN', '--noproxy', '*', ...options, ...post, '-d', prompt, server.url]);
        const ended = Date.now();
        const { recording: back, lines } = await imported(file);
        assert.deepEqual(onlyEvents(lines).map(essence), original.map(essence));
        const [open] = lines.filter((line) => line.kind === 'open');
        assert.equal(open.status, 200);
        const { counts, connections } = JSON.parse((await runCli(['info', back])).bytes);
        assert.equal(connections[0].method, 'POST');
        assert.ok(counts.reads > 3, `${counts.reads} reads`);
        if (!timed) return;
        // curl's seconds are those of one clock, and their decimals those of another.
        const times = onlyEvents(lines).map(({ time }) => Date.parse(time));
        const isNear = (time) => time > begun - 1100 && time < ended + 1100;
        assert.ok(times.every(isNear), `${times} is not from ${begun} to ${ended}`);
        assert.ok(times.at(-1) > times[0]);
      });
    }
  }

  it('comes from the HAR that Playwright writes of Chromium', async (context) => {
    const browser = await launchChromium();
    context.after(() => browser.close());
    const file = folder.at('page.har');
    const recordHar = { path: file, content: 'embed', mode: 'full' };
    const pages = await listenForPages();
    context.after(pages.close);
    const session = await browser.newContext({ recordHar });
    const page = await session.newPage();
    await page.goto(pages.origin);
    const status = await page.evaluate(
      async ([url, body]) => {
        const response = await fetch(url, { method: 'POST', body });
        await response.text();
        return response.status;
      },
      [server.url, prompt],
    );
    assert.equal(status, 200);
    await session.close();
    const { lines } = await imported(file);
    assert.deepEqual(onlyEvents(lines).map(essence), original.map(essence));
  });
});
