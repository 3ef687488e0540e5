// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The EventSource of Debian's Chromium, in a page of another origin, against scenarios and
// recordings.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { startBrowser } from './browser.mjs';
import { broken, promises, typesOf } from './promises.mjs';
import { cli, startServer } from './support.mjs';

const closed = 2; // EventSource.CLOSED
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** A mock server, and a page that reads it, for the time of a test. */
async function start(context, args, options) {
  const server = await startServer(...args);
  context.after(server.stop);
  const stream = await browser.openStream(`${server.url}?client=chromium`, options);
  context.after(stream.close);
  return { server, stream };
}

const ids = (requests) => requests.map((request) => request.lastEventId);
/** Milliseconds from one request line to the next. */
const between = (first, second) => new Date(second.time) - new Date(first.time);

describe('Chromium receives what the scenarios promise', { concurrency: 4 }, () => {
  for (const [name, promise] of Object.entries(promises)) {
    it(name, async (context) => {
      const speed = String(promise.speed ?? 20);
      const { server, stream } = await start(context, ['mock', name, '--speed', speed], {
        types: typesOf(promise),
      });
      const count = promise.events.length;
      await stream.until('stream.events.length >= value', count);
      if (promise.ends) await stream.until('stream.states.some(({ type }) => type === "error")');
      const { events, states } = await stream.read();
      assert.equal(broken({ ...promise, ends: false }, events), '');
      assert.deepEqual({ ...states[0], at: 0 }, { type: 'open', readyState: 1, at: 0 });
      assert.equal(events[0].origin, server.origin);
      const request = await server.request(1);
      assert.equal(request.status, name === 'redirect-chain' ? 301 : 200);
      assert.equal(request.lastEventId, undefined);
    });
  }
});

describe('Chromium reconnects', { concurrency: 4 }, () => {
  it('after the retry of the server, with the last event ID, without a gap', async (context) => {
    const { server, stream } = await start(context, ['mock', 'retry-and-resume', '--speed', '50']);
    await stream.until('stream.events.length >= 20');
    const { events } = await stream.read();
    const numbers = events.slice(0, 20).map((event) => Number(event.lastEventId));
    assert.deepEqual(numbers, Array.from({ length: 20 }, (_, i) => i + 1));
    await server.request(4);
    const requests = server.requests().slice(0, 4);
    assert.deepEqual(ids(requests), [undefined, '5', '10', '15']);
    assert.deepEqual(requests.map((request) => request.connection), [1, 2, 3, 4]);
    for (let i = 1; i < requests.length; ++i) {
      const waited = between(requests[i - 1], requests[i]);
      assert.ok(waited >= 500 && waited < 3000, `waited ${waited} ms`);
    }
  });

  it('and gets what is repeated', async (context) => {
    const { stream } = await start(context, ['mock', 'resume-repeat', '--speed', '50']);
    await stream.until('stream.events.length >= 10');
    const { events } = await stream.read();
    const numbers = events.slice(0, 10).map((event) => Number(event.lastEventId));
    assert.deepEqual(numbers.slice(0, 5), [1, 2, 3, 4, 5]);
    assert.deepEqual(numbers.slice(5, 8), [4, 5, 6]);
  });

  it('and misses what is skipped', async (context) => {
    const { stream } = await start(context, ['mock', 'resume-skip', '--speed', '50']);
    await stream.until('stream.events.length >= 6');
    const { events } = await stream.read();
    assert.equal(events[5].lastEventId, '8');
  });

  it('with an id that came alone, until 204', async (context) => {
    const { server, stream } = await start(context, ['mock', 'mcp-priming', '--speed', '50']);
    await stream.until('stream.readyState === value', closed);
    const { events } = await stream.read();
    assert.deepEqual(events.map((event) => event.lastEventId), ['prime-2', 'call-1', 'call-2']);
    assert.equal(events[0].data, '');
    assert.equal((await server.request(3)).status, 204);
    assert.deepEqual(ids(server.requests()), [undefined, 'prime-1', 'call-2']);
  });

  it('after a reset', async (context) => {
    const { server, stream } = await start(context, ['mock', 'reset', '--speed', '50']);
    await stream.until('stream.events.length >= 4');
    assert.deepEqual(ids([await server.request(2)]), ['3']);
  });

  it('and removes the byte order mark of every connection', async (context) => {
    const { stream } = await start(context, ['mock', 'bom']);
    await stream.until('stream.events.length >= 4');
    const { events } = await stream.read();
    assert.deepEqual(
      events.slice(0, 4).map((event) => event.data),
      [
        'This connection begins without a mark.',
        'The mark before this line is gone.',
        '\ufeffThe one before this text stays.',
        'This is the next event.',
      ],
    );
  });
});

describe('Chromium stops', { concurrency: 4 }, () => {
  for (const [name, status] of [
    ['no-content', 204],
    ['nowhere', 404],
    ['not-found', 404],
    ['wrong-content-type', 200],
    ['error-then-recover', 500],
    ['recover-503', 503],
    ['post-only', 405],
    ['no-cors', 200],
  ]) {
    it(`at ${name}`, async (context) => {
      const { server, stream } = await start(context, ['mock', name]);
      await stream.until('stream.readyState === value', closed);
      const { events, states } = await stream.read();
      assert.deepEqual(events, []);
      assert.deepEqual(states.map((state) => state.type), ['error']);
      assert.equal((await server.request(1)).status, status);
    });
  }

  it('for good: there is no further request', async (context) => {
    const { server, stream } = await start(context, ['mock', 'close-event', '--speed', '50']);
    await stream.until('stream.readyState === value', closed);
    assert.equal((await server.request(2)).status, 204);
    // Longer than the reconnection time of the scenario, 2 s.
    await sleep(2500);
    assert.equal(server.requests().length, 2);
  });
});

describe('pages of other origins', () => {
  const status = async (url, origin) => {
    const { stdout } = await promisify(execFile)('curl', [
      ...['-sS', '--noproxy', '*', '--max-time', '5', '-o', '/dev/null', '-w', '%{http_code}'],
      ...['-H', `Origin: ${origin}`, url],
    ]);
    return stdout;
  };
  it('are refused unless they are allowed', async (context) => {
    const server = await startServer('mock', 'once', '--allow-origin', 'https://app.example');
    context.after(server.stop);
    assert.equal(await status(server.url, 'https://evil.example'), '403');
    assert.equal(await status(server.url, 'null'), '403');
    assert.equal(await status(server.url, 'https://app.example'), '200');
    assert.equal(await status(server.url, browser.origin), '200');
    const refused = await server.request(1);
    assert.equal(refused.status, 403);
    assert.match(refused.message, /Origin/);
  });
});

describe('Chromium reads a recording', () => {
  let folder;
  let file;
  let recorded;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'interop-'));
    file = path.join(folder, 'run.sserec');
    const mock = await startServer('mock', 'retry-and-resume', '--speed', '2');
    const record = await cli(['record', mock.url, '-o', file, '--max-events', '12']);
    mock.stop();
    assert.equal(record.code, 0, record.errors);
    const { lines } = await cli(['events', file]);
    recorded = lines.filter((line) => line.kind === 'event');
    assert.equal(recorded.length, 12);
  });
  after(() => rm(folder, { recursive: true }));

  it('at its pace, over its breaks, until all of it is there', async (context) => {
    const { server, stream } = await start(context, ['serve', file]);
    await stream.until('stream.readyState === value', closed);
    const { events } = await stream.read();
    const plain = ({ type, data, lastEventId }) => ({ type, data, lastEventId });
    assert.deepEqual(events.map(plain), recorded.map(plain));
    await server.request(4);
    const requests = server.requests();
    assert.deepEqual(ids(requests), [undefined, '5', '10', '12']);
    assert.deepEqual(requests.map((request) => request.status), [200, 200, 200, 204]);
    for (let i = 1; i < events.length; ++i) {
      // Between two connections it is Chromium that waits.
      if (recorded[i].connection !== recorded[i - 1].connection) continue;
      const now = events[i].at - events[i - 1].at;
      const then = between(recorded[i - 1], recorded[i]);
      assert.ok(Math.abs(now - then) < 120, `event ${i + 1}: ${now} ms, recorded ${then} ms`);
    }
  });

  it('ten times as fast', async (context) => {
    const { stream } = await start(context, ['serve', file, '--connection', '1', '--speed', '10']);
    await stream.until('stream.events.length >= 5');
    const { events } = await stream.read();
    const took = events[4].at - events[0].at;
    assert.ok(took > 60 && took < 400, `${took} ms`);
  });
});
