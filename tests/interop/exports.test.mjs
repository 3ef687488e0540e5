// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// Every export, read by programs that this project did not write.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { marked } from 'marked';

import { launchChromium } from './browser.mjs';
import { eventsOfConnection, recordStream, secrets } from './exportedstream.mjs';
import { linesOf, run, runCli, temporaryFolder } from './programs.mjs';

const formats = ['jsonl', 'csv', 'har', 'html', 'md', 'txt'];
const events = (lines) => lines.filter((line) => line.kind === 'event');
/** What an event is, whatever else a format tells of it. */
const essence = ({ type, data, lastEventId }) => ({ type, data, lastEventId });

const folder = await temporaryFolder();
const recording = folder.at('run.sserec');
/** The file of FORMAT, masked or with secrets. */
const exported = (format, whole = false) => folder.at(`${whole ? 'whole' : 'masked'}.${format}`);
let lines; // of "events --all"
let masked; // the same, from the export

before(async () => {
  lines = await recordStream(folder, recording);
  const all = formats.flatMap((format) => [false, true].map((whole) => [format, whole]));
  for (const [format, whole] of all) {
    const more = whole ? ['--include-secrets', ...(format === 'csv' ? ['--raw-cells'] : [])] : [];
    const { bytes, stderr } = await runCli(
      ['export', recording, '-o', exported(format, whole), ...more],
    );
    assert.equal(bytes.length, 0);
    assert.match(stderr, /^Exported as .* connections: 3\.$/m);
  }
  masked = linesOf(await readFile(exported('jsonl')));
  assert.equal(events(lines).length, 2 * eventsOfConnection);
});

after(folder.remove);

it('no export but the exact bytes holds a secret', async () => {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => [
    [name, secret],
    [`${name} in a string`, JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    [`${name} in Base64`, Buffer.from(secret).toString('base64').slice(2, -4)],
  ]);
  for (const format of formats) {
    const text = await readFile(exported(format), 'utf8');
    for (const [name, form] of forms) assert.ok(!text.includes(form), `${name} in ${format}`);
    assert.match(text, /redacted:|REDACTED-/, format);
    const whole = await readFile(exported(format, true), 'utf8');
    assert.ok(whole.includes(secrets.member), format);
  }
});

describe('JSON Lines', () => {
  it('jq reads every line, and they are those of "events --all"', async () => {
    const file = exported('jsonl', true);
    const { bytes } = await run(
      'jq',
      ['-c', 'select(.kind != "request" and .kind != "response") | del(.headers)', file],
    );
    // There the marks of a recording are told without what they stand for.
    const { bytes: reference } = await run('jq', ['-c', 'del(.headers)'], {
      input: (await runCli(['events', '--all', recording])).bytes,
    });
    assert.deepEqual(bytes.toString().split('\n'), reference.toString().split('\n'));
    const { bytes: fields } = await run(
      'jq',
      ['-s', '[.[] | .fields // [] | length] | add', file],
    );
    assert.equal(Number(fields), lines.flatMap((line) => line.fields ?? []).length);
    const { bytes: requests } = await run(
      'jq',
      ['-r', 'select(.kind == "request") | [.method, .connection, .hop] | @csv', file],
    );
    assert.equal(requests.toString(), '"POST",1,0\n"POST",2,0\n"POST",3,0\n');
  });

  it('masks, but keeps everything else', () => {
    const others = (all) => events(all).filter(({ type }) => type !== 'secret').map(essence);
    assert.deepEqual(others(masked), others(lines));
    // Equal secrets stay equal.
    const marks = events(masked).filter(({ type }) => type === 'secret').map(({ data }) => data);
    assert.equal(marks.length, 8);
    assert.deepEqual(marks.slice(0, 4), marks.slice(4));
    assert.match(marks[0], /^\{"api_key":"‹redacted:[0-9a-f]+›","usage":\{"max_tokens":5\}\}$/);
  });
});

describe('CSV', () => {
  /** The rows as objects of text, as PROGRAM reads them. */
  const readers = {
    async sqlite3(file) {
      const sql = ['.mode json', 'SELECT * FROM rows ORDER BY CAST(row AS INTEGER)'];
      const commands = [`.import --csv "${file}" rows`, ...sql].flatMap((each) => ['-cmd', each]);
      const { bytes, stderr } = await run('sqlite3', [...commands, ':memory:', '']);
      assert.equal(stderr, '');
      return JSON.parse(bytes);
    },
    async python3(file) {
      const script =
        'import csv, json, sys\n' +
        'csv.field_size_limit(1 << 30)\n' +
        'with open(sys.argv[1], newline="", encoding="utf-8") as file:\n' +
        '    json.dump(list(csv.DictReader(file, strict=True)), sys.stdout)';
      const { bytes } = await run('python3', ['-c', script, file]);
      return JSON.parse(bytes);
    },
  };

  for (const [program, read] of Object.entries(readers)) {
    it(`${program} reads what the JSON lines hold`, async () => {
      const rows = await read(exported('csv', true));
      const found = rows.filter(({ kind }) => kind === 'event');
      assert.deepEqual(
        found.map(({ type, data, id, time, connection }) => [type, data, id, time, connection]),
        events(lines).map(({ type, data, lastEventId, time, connection }) =>
          [type, data, lastEventId, time, String(connection)]),
      );
      for (const { data, size } of found) assert.equal(Number(size), Buffer.byteLength(data));
      const others = ['comment', 'dropped', 'id', 'ignored', 'retry', 'unfinished'];
      const kinds = (all) => all.map(({ kind }) => kind).filter((kind) => others.includes(kind));
      assert.deepEqual(kinds(rows), kinds(lines));
      assert.deepEqual(
        rows.map(({ row }) => Number(row)),
        rows.map((_, index) => index + 1),
      );
    });

    it(`${program} finds no formula`, async () => {
      const rows = await read(exported('csv'));
      const cells = rows.flatMap((row) => Object.values(row));
      assert.deepEqual(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)), []);
      assert.equal(cells.filter((cell) => cell === "'=1+1").length, 2);
    });
  }
});

describe('HAR', () => {
  const read = async (whole) => JSON.parse(await readFile(exported('har', whole)));

  it('is valid by the schema', async () => {
    const require = createRequire(import.meta.url);
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
    Object.values(require('har-schema')).forEach((schema) => ajv.addSchema(schema));
    const validate = ajv.getSchema('har.json#');
    for (const whole of [false, true]) {
      validate(await read(whole));
      assert.deepEqual(validate.errors, null);
    }
    assert.ok(!validate({ log: { version: '1.2', entries: [] } }));
  });

  it('holds the messages as browsers write them, and the body', async () => {
    const { entries } = (await read(true)).log;
    assert.deepEqual(
      entries.map(({ request, response }) => [request.method, response.status]),
      [200, 200, 204].map((status) => ['POST', status]),
    );
    for (const [index, entry] of entries.slice(0, 2).entries()) {
      const own = events(lines).filter(({ connection }) => connection === index + 1);
      assert.equal(entry._resourceType, 'fetch');
      assert.deepEqual(
        entry._eventSourceMessages.map(({ eventName, eventId, data }) => [eventName, eventId, data]),
        own.map(({ type, lastEventId, data }) => [type, lastEventId, data]),
      );
      entry._eventSourceMessages.forEach(({ time }, at) => {
        assert.ok(Math.abs(time * 1000 - Date.parse(own[at].time)) < 1.001);
      });
      const { bytes } = await runCli(['cat', recording, '--connection', String(index + 1)]);
      assert.equal(entry.response.content.text, bytes.toString());
      assert.equal(
        entry.request.postData.text,
        `{"stream":true,"password":"${secrets.prompt}"}`,
      );
    }
  });
});

describe('HTML in Chromium', () => {
  let browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const javaScriptEnabled of [true, false]) {
    it(`shows ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
      const requests = [];
      const complaints = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('dialog', (dialog) => complaints.push(dialog.message()));
      const address = `file://${exported('html')}`;
      await page.goto(address);
      assert.deepEqual(requests, [address]);
      assert.deepEqual(complaints, []);
      assert.equal(await page.locator('script, img, iframe, object, embed, link').count(), 0);
      const rows = await page.locator('table.rows tr[id]').count();
      assert.ok(rows >= lines.length, `${rows} rows of ${lines.length} lines`);
      const timeline = page.locator('svg.timeline').first();
      assert.ok(await timeline.isVisible());
      assert.ok((await timeline.boundingBox()).width > 300);
      const text = (await page.locator('table.rows').allTextContents()).join();
      for (const shown of ['<script>window.broken = true</script>', 'comma, "quoted",'])
        assert.equal(text.split(shown).length, 3, shown);
      assert.ok(!text.includes('\u202e'));
    });
  }
});

it('Markdown gives tables and code, and no HTML', async () => {
  const tokens = marked.lexer(await readFile(exported('md'), 'utf8'));
  const found = {};
  let text = '';
  marked.walkTokens(tokens, (token) => {
    found[token.type] = (found[token.type] ?? 0) + 1;
    if (token.type === 'code' || token.type === 'codespan') text += `${token.text}\n`;
    if (token.type === 'link') assert.match(token.href, /^https?:/);
  });
  assert.equal(found.html, undefined);
  assert.equal(found.image, undefined);
  assert.ok(found.table >= 1 && found.heading >= 1, JSON.stringify(found));
  assert.ok(text.includes('<script>window.broken = true</script>'));
  assert.ok(text.includes('comma, "quoted",'));
});

it('plain text holds every event, and nothing that a terminal would obey', async () => {
  const text = await readFile(exported('txt', true), 'utf8');
  for (const { data } of events(lines)) {
    for (const line of data.split('\n')) {
      if (/^[ -~]+$/.test(line)) assert.ok(text.includes(line), line);
    }
  }
  assert.doesNotMatch(text, /[\0-\x08\x0b-\x1f\x7f\u202e\u200b]/);
});

it('the bytes of each connection are parsed to the events of the recording', async () => {
  for (const connection of [1, 2]) {
    const file = folder.at(`connection${connection}.sse`);
    const named = ['--connection', String(connection)];
    await runCli(['export', recording, '-o', file, ...named]);
    const { bytes } = await runCli(['cat', recording, ...named]);
    assert.deepEqual(await readFile(file), bytes);
    const parsed = linesOf((await runCli(['parse', '--all', file])).bytes);
    const own = lines.filter((line) => line.connection === connection);
    const lifeCycle = new Set(['open', 'end', 'reconnect', 'note']);
    assert.deepEqual(
      parsed,
      own
        .filter(({ kind }) => !lifeCycle.has(kind))
        .map(({ time, connection: number, ...rest }) => rest),
    );
  }
  const { stderr } = await runCli(['export', recording, '--format', 'sse'], { code: 2 });
  assert.match(stderr, /^ {2}--connection 1 .*\n {2}--connection 2 /m);
});
