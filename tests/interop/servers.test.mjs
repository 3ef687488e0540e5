// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The command line program reads servers as people write them.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { brief, cli, serve } from './support.mjs';

const second = 40;

/** Starts the server NAME for the time of a test. */
async function withServer(context, name) {
  const server = await serve(name, second);
  context.after(server.close);
  return server;
}

async function watch(url, ...args) {
  const result = await cli(['watch', url, ...args]);
  return { ...result, brief: result.lines.map(brief) };
}

const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;

describe('servers as people write them', { concurrency: true }, () => {
  it('clock', async (context) => {
    const { url, requests } = await withServer(context, 'clock');
    const result = await watch(url, '--max-events', '4');
    assert.equal(result.code, 0);
    assert.deepEqual(
      result.brief.map((text) => text.replace(time, 'TIME')),
      ['open 200', 'message [] Connected', ...Array(3).fill('message [] TIME'), 'end limit'],
    );
    assert.equal(requests[0].headers.accept, 'text/event-stream');
    assert.equal(requests[0].headers['cache-control'], 'no-cache');
    assert.equal(requests[0].headers['last-event-id'], undefined);
  });

  it('readable', async (context) => {
    const { url } = await withServer(context, 'readable');
    const result = await watch(url, '--max-events', '3');
    assert.equal(result.code, 0);
    const events = result.brief.slice(1, -1);
    assert.equal(events.length, 3);
    for (const event of events) {
      assert.match(event, /^message \[\] Current time is: \d\d:\d\d:\d\d$/);
    }
  });

  it('express', async (context) => {
    const { url } = await withServer(context, 'express');
    const result = await watch(`${url}/countdown`, '--max-events', '3', '--all');
    assert.equal(result.code, 0);
    assert.deepEqual(result.brief, [
      'open 200',
      'retry 10000',
      'message [] 1',
      'message [] 2',
      'message [] 3',
      'end limit',
    ]);
  });

  it('custom: comes back with the last event ID', async (context) => {
    const { url, requests } = await withServer(context, 'custom');
    const result = await watch(`${url}/?user=anna&lang=pl`, '--max-events', '11');
    const event = (id) => `customEvent [${id}] {"id":${id},"user":"anna","lang":"pl"}`;
    assert.deepEqual(result.brief, [
      'open 200',
      ...Array.from({ length: 10 }, (_, id) => event(id)),
      'end end-of-body',
      `reconnect ${30 * second} retry`,
      'open 200',
      event(0),
      'end limit',
    ]);
    assert.deepEqual(
      requests.map((request) => request.headers['last-event-id']),
      [undefined, '9'],
    );
    assert.deepEqual(
      result.lines.map((line) => line.connection),
      [...Array(13).fill(1), 2, 2, 2],
    );
  });

  it('four', async (context) => {
    const { url } = await withServer(context, 'four');
    const result = await watch(url, '--all', '--no-reconnect');
    assert.equal(result.code, 0);
    assert.deepEqual(result.brief, [
      'open 200',
      'comment this is a comment',
      'message [] a single line',
      'message [] the first line\nthe second line',
      'server-time [1] {"time":"12:30","offset":0}',
      'end end-of-body',
    ]);
    assert.deepEqual(
      result.lines[4].fields.map((field) => field.name),
      ['event', 'id', 'retry', 'data'],
    );
  });

  it('fetch-raw: says that nothing in it is an event', async (context) => {
    const { url, requests } = await withServer(context, 'fetch-raw');
    const result = await watch(url, '-d', '{"prompt":"tell me more"}', '--all');
    assert.equal(result.code, 0);
    assert.equal(requests.length, 1);
    assert.equal(requests[0].method, 'POST');
    assert.equal(requests[0].headers['content-type'], 'application/json');
    assert.ok(!result.brief.some((text) => text.startsWith('message')));
    const [block] = result.lines.filter((line) => line.fields);
    assert.equal(block.kind, 'unfinished');
    assert.equal(block.fields.length, 3);
    assert.match(result.errors, /no event/i);
  });

  it('fetchsse', async (context) => {
    const { url, requests } = await withServer(context, 'fetchsse');
    const result = await watch(url, '-X', 'POST', '-d', '{"n":1}', '--max-events', '2');
    assert.equal(result.code, 0);
    assert.deepEqual(
      result.brief.map((text) => text.replace(time, 'TIME ')),
      ['open 200', 'message [] TIME {"n":1}', 'message [] TIME {"n":1}', 'end limit'],
    );
    assert.equal(requests[0].headers['content-length'], '7');
  });

  it('ten: an event named close is only an event', async (context) => {
    const { url } = await withServer(context, 'ten');
    const result = await watch(`${url}/stream`, '--no-reconnect');
    assert.equal(result.code, 0);
    assert.equal(result.brief[1], 'message [] {"count":1,"message":"hello"}');
    assert.ok(result.brief.length >= 6, String(result.brief));
    assert.deepEqual(result.brief.slice(-2), ['close [] {}', 'end end-of-body']);
  });

  it('once: comes back after the default delay', async (context) => {
    const { url, requests } = await withServer(context, 'once');
    const result = await watch(url, '--max-events', '2');
    assert.equal(result.code, 0);
    assert.deepEqual(result.brief, [
      'open 200',
      'message [] only this',
      'end end-of-body',
      'reconnect 3000 default',
      'open 200',
      'message [] only this',
      'end limit',
    ]);
    assert.equal(requests.length, 2);
    const [, , ended, , opened] = result.lines;
    const waited = new Date(opened.time) - new Date(ended.time);
    assert.ok(waited >= 2990 && waited < 4000, `waited ${waited} ms`);
  });

  it('sticky: the last event ID stays', async (context) => {
    const { url, requests } = await withServer(context, 'sticky');
    const result = await watch(url, '--max-events', '4');
    assert.equal(result.code, 0);
    assert.deepEqual(result.brief, [
      'open 200',
      'message [2] with an id',
      'message [2] without',
      'message [2] without again',
      'end end-of-body',
      'reconnect 100 retry',
      'open 200',
      'message [2] with an id',
      'end limit',
    ]);
    assert.equal(requests[1].headers['last-event-id'], '2');
  });

  it('nowhere: fails for good', async (context) => {
    const { url, requests } = await withServer(context, 'nowhere');
    const result = await watch(`${url}/events`);
    assert.equal(result.code, 1);
    assert.deepEqual(result.brief, ['end status', 'note response-body']);
    assert.equal(requests.length, 1);
    assert.match(result.errors, /404/);
  });
});

describe('language models', { concurrency: true }, () => {
  const prompt = '{"model":"demo","stream":true,"messages":[]}';
  const ask = (url, token) =>
    cli(['watch', url, '-H', 'Authorization: Bearer $TOKEN', '-d', prompt], {
      env: { TOKEN: token },
    });

  it('chunks up to [DONE]', async (context) => {
    const { url, requests } = await withServer(context, 'llm');
    const result = await ask(`${url}/v1/chat/completions`, 'demo-key');
    assert.equal(result.code, 0);
    const data = result.lines.filter((line) => line.kind === 'event').map((line) => line.data);
    assert.equal(data.pop(), '[DONE]');
    const text = data.map((item) => JSON.parse(item).choices[0].delta.content ?? '').join('');
    assert.equal(text, 'Server-sent events are simple.');
    assert.equal(requests.length, 1, 'a POST is not sent again');
    assert.ok(!JSON.stringify(result).includes('demo-key'), 'the token is not shown');
  });

  it('named events', async (context) => {
    const { url } = await withServer(context, 'llm');
    const result = await ask(`${url}/v1/messages`, 'demo-key');
    assert.equal(result.code, 0);
    const events = result.lines.filter((line) => line.kind === 'event');
    assert.deepEqual(
      events.map((line) => line.type),
      ['message_start', 'ping', ...Array(6).fill('content_block_delta'), 'message_stop'],
    );
    for (const event of events) assert.equal(JSON.parse(event.data).type, event.type);
  });

  it('wrong key', async (context) => {
    const { url, requests } = await withServer(context, 'llm');
    const result = await ask(`${url}/v1/messages`, 'wrong');
    assert.equal(result.code, 1);
    assert.deepEqual(result.lines.map(brief), ['end status', 'note response-body']);
    assert.match(result.lines[1].message, /Incorrect API key provided/);
    assert.match(result.errors, /401/);
    assert.equal(requests.length, 1);
  });
});
