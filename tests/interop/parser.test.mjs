// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The parser and npm's eventsource-parser find the same events in the same bytes.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { createParser } from 'eventsource-parser';

import { cli } from './support.mjs';

/** A generator of numbers below a bound, the same on every run. */
function numbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const pieces = [
  'data: hello',
  'data:no space',
  'data:  two spaces',
  'data',
  'data:',
  'data: {"a":[1,2,{"b":"c: d"}]}',
  'data: zażółć 東京 🙂',
  'data: tab\tinside',
  'data: \u2028 ends no line \u0085',
  'event: update',
  'event:',
  'event',
  'id: 7',
  'id: a:b',
  'id:',
  'id',
  'retry: 1500',
  'retry: soon',
  'retry: 10.5',
  ': comment',
  ':',
  ' data: a field of another name',
  'Data: names have case',
  'unknown: value',
  'nothing at all',
  '',
  '',
  '',
];

function stream(seed) {
  const next = numbers(seed);
  const lineEnd = ['\n', '\r\n', '\r'][next(3)];
  const lines = Array.from({ length: 1 + next(40) }, () => pieces[next(pieces.length)]);
  const mark = next(4) === 0 ? '\ufeff' : '';
  return mark + lines.join(lineEnd) + lineEnd.repeat(next(3));
}

/** The dispatched events, with the last event ID as the standard keeps it. */
function expected(text) {
  const events = [];
  const parser = createParser({
    onEvent: ({ event, data, id }) => events.push({ type: event || 'message', data, id }),
  });
  parser.feed(new TextDecoder().decode(Buffer.from(text)));
  // There a CR at the end waits for the next byte, which the standard does not ask for.
  if (text.endsWith('\r')) parser.feed('\n');
  return events;
}

it('agrees with eventsource-parser', async () => {
  const wrong = [];
  for (let begin = 1; begin <= 300; begin += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, offset) => {
        const text = stream(begin + offset);
        const { lines } = await cli(['parse'], { input: text });
        const events = lines.map(({ type, data }) => ({ type, data }));
        const others = expected(text).map(({ type, data }) => ({ type, data }));
        if (JSON.stringify(events) !== JSON.stringify(others)) wrong.push({ text, events, others });
      }),
    );
  }
  assert.deepEqual(wrong, []);
});
