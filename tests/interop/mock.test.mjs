// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// Clients that this project did not write read the built-in scenarios, and so does the program.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';

import Ajv from 'ajv/dist/2020.js';
import { EventSource } from 'eventsource';
import { createParser } from 'eventsource-parser';

import { broken, posts, promises, prompt, typesOf } from './promises.mjs';
import { cli, startServer } from './support.mjs';

/** Reads bytes with eventsource-parser; the last event ID lasts, which is left to its users. */
function parserOf(events) {
  let lastEventId = '';
  return createParser({
    onEvent: ({ event = 'message', data, id }) => {
      lastEventId = id ?? lastEventId;
      events.push({ type: event, data, lastEventId });
    },
  });
}

/** By client: the events that it gets of PROMISE, at least so many, of one connection. */
const clients = {
  async watch(url, promise, body) {
    const count = promise.events.length + (promise.ends ? 1 : 0);
    const post = body ? ['-d', body] : [];
    const { lines } = await cli(
      ['watch', url, '--no-reconnect', '--max-events', String(count), ...post],
    );
    return lines.filter((line) => line.kind === 'event');
  },

  async fetch(url, promise, body) {
    const abort = new AbortController();
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      body,
      headers: { Accept: 'text/event-stream' },
      signal: abort.signal,
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type'), /^text\/event-stream/);
    const events = [];
    const parser = parserOf(events);
    const decoder = new TextDecoder();
    for await (const bytes of response.body) {
      parser.feed(decoder.decode(bytes, { stream: true }));
      if (!promise.ends && events.length >= promise.events.length) break;
    }
    abort.abort();
    return events;
  },

  async curl(url, promise, body) {
    const post = body ? ['--data', body] : [];
    const child = spawn('curl', ['-sSN', '-L', '--noproxy', '*', '--compressed', ...post, url]);
    const closed = once(child, 'close');
    const chunks = [];
    const events = [];
    const parser = parserOf(events);
    const decoder = new TextDecoder();
    for await (const bytes of child.stdout) {
      chunks.push(bytes);
      parser.feed(decoder.decode(bytes, { stream: true }));
      if (!promise.ends && events.length >= promise.events.length) child.kill();
    }
    const [code] = await closed;
    assert.equal(code, promise.ends ? 0 : null);
    const { lines } = await cli(['parse'], { input: Buffer.concat(chunks) });
    return lines;
  },

  async eventsource(url, promise) {
    const source = new EventSource(url);
    const events = [];
    await new Promise((resolve, reject) => {
      const keep = ({ type, data, lastEventId, message }) => {
        if (data === undefined) {
          // The connection's own error, not an event of that name.
          if (promise.ends && events.length > 0) resolve();
          else reject(new Error(`${message ?? 'ended'} behind ${JSON.stringify(events)}`));
          return;
        }
        events.push({ type, data, lastEventId });
        if (!promise.ends && events.length === promise.events.length) resolve();
      };
      for (const type of new Set([...typesOf(promise), 'error'])) {
        source.addEventListener(type, (event) => {
          if (type !== 'open' || event.data !== undefined) keep(event);
        });
      }
    }).finally(() => source.close());
    return events;
  },
};

/** What PROMISE is to a client of the version that is installed here. */
function toleratedBy(client, name, promise) {
  // eventsource-parser waits behind a CR for an LF, so that the last event never comes.
  if (name === 'cr-only' && (client === 'fetch' || client === 'eventsource'))
    return { ...promise, events: promise.events.slice(0, -1) };
  return promise;
}

describe('every client reads what the scenarios promise', { concurrency: 4 }, () => {
  const all = [
    ...Object.entries(promises).map((entry) => [...entry, undefined]),
    ...Object.entries(posts).map((entry) => [...entry, prompt]),
  ];
  for (const [name, promise, body] of all) {
    it(name, async (context) => {
      const server = await startServer('mock', name, '--speed', String(promise.speed ?? 20));
      context.after(server.stop);
      assert.equal(server.url, `${server.origin}/${name}`);
      const names = Object.keys(clients).filter((client) => !body || client !== 'eventsource');
      await Promise.all(
        names.map(async (client) => {
          const expected = toleratedBy(client, name, promise);
          const events = await clients[client](`${server.url}?client=${client}`, expected, body);
          // eventsource forgets the last event ID at an event without one.
          assert.equal(broken(expected, events, client !== 'eventsource'), '', client);
        }),
      );
    });
  }
});

describe('what takes several requests', { concurrency: 4 }, () => {
  const get = (url, id) => fetch(url, id ? { headers: { 'Last-Event-ID': id } } : {});

  it('resumes where the client stood', async (context) => {
    const server = await startServer('mock', 'retry-and-resume', '--speed', '100');
    context.after(server.stop);
    const numbers = async (id) =>
      [...(await (await get(server.url, id)).text()).matchAll(/^id: (\d+)$/gm)].map(([, n]) => +n);
    assert.deepEqual(await numbers(), [1, 2, 3, 4, 5]);
    assert.deepEqual(await numbers('5'), [6, 7, 8, 9, 10]);
    assert.deepEqual((await numbers('8')).slice(0, 2), [9, 10]);
    assert.equal((await server.request(3)).lastEventId, '8');
  });

  it('errors first and then recovers', async (context) => {
    const server = await startServer('mock', 'recover-503', '--speed', '100');
    context.after(server.stop);
    const statuses = [];
    for (let i = 0; i < 5; ++i) {
      const response = await get(server.url);
      await response.text();
      statuses.push(response.status);
    }
    assert.deepEqual(statuses, [503, 503, 200, 204, 503]);
    await server.request(5);
    assert.deepEqual(server.requests().map((request) => request.status), statuses);
  });

  it('eventsource comes back after the retry of the server', async (context) => {
    const server = await startServer('mock', 'retry-and-resume', '--speed', '100');
    context.after(server.stop);
    const source = new EventSource(server.url);
    const numbers = [];
    await new Promise((resolve) => {
      source.onmessage = ({ data }) => numbers.push(data) === 15 && resolve();
    });
    source.close();
    assert.deepEqual(numbers, Array.from({ length: 15 }, (_, i) => `number ${i + 1}`));
    const [first, second, third] = [1, 2, 3].map((number) => server.request(number));
    assert.deepEqual([(await second).lastEventId, (await third).lastEventId], ['5', '10']);
    const waited = new Date((await second).time) - new Date((await first).time);
    assert.ok(waited >= 495 && waited < 3000, `waited ${waited} ms`);
  });

  it('a huge event arrives whole', async (context) => {
    const server = await startServer('mock', 'huge-event');
    context.after(server.stop);
    const events = await clients.fetch(server.url, { ends: true, events: [] });
    assert.deepEqual(
      events.map(({ data, lastEventId }) => [data.length, lastEventId]),
      [
        [16 << 20, 'huge'],
        [19, 'small'],
      ],
    );
  });

  it('a flood keeps its order', async (context) => {
    const server = await startServer('mock', 'flood');
    context.after(server.stop);
    const events = await clients.fetch(server.url, { events: Array(20_000) });
    assert.ok(events.every(({ lastEventId }, index) => lastEventId === String(index + 1)));
  });
});

describe('the JSON Schema', () => {
  it('knows every built-in scenario, and no other members', async () => {
    const resources = new URL('../../resources/', import.meta.url);
    const read = async (name) => JSON.parse(await readFile(new URL(name, resources)));
    const validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(
      await read('scenario.schema.json'),
    );
    const names = await readdir(new URL('scenarios/', resources));
    assert.ok(names.length > 50);
    for (const name of names) {
      validate(await read(`scenarios/${name}`));
      assert.deepEqual(validate.errors, null, name);
    }
    assert.ok(!validate({ name: 'x', stepz: [] }));
    assert.ok(!validate({ name: 'x', steps: [{ wait: -1 }] }));
    assert.ok(!validate({ name: 'No Name', steps: [] }));
  });
});
