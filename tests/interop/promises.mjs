// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// What the built-in scenarios send to a client's first connection, as SCENARIOS.md tells it,
// written down by hand: the measure for every client.

const iso = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const exactly = (text) => new RegExp(`^${text}$`, 'u');

/** COUNT times what MAKE makes of 1, 2, 3 … */
const counted = (count, make) => Array.from({ length: count }, (_, i) => make(i + 1));
const numbers = (count) => counted(count, (n) => ['message', `number ${n}`, String(n)]);
const json = (type, value, id = '') => [type, exactly(spaced(value)), id];

/** A regular expression for VALUE as people write it, with white space where they like it. */
function spaced(value) {
  const escaped = JSON.stringify(value).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return escaped.replace(/(?<=[:,])(?!\d\d)/g, ' ?');
}

/**
 * By scenario: `events` as [type, data, lastEventId], data as text or a regular expression; `ends`
 * when nothing follows them on the connection, otherwise there is more; `speed` for its waits.
 */
export const promises = {
  bom: { ends: true, events: [['message', 'This connection begins without a mark.', '']] },
  bursts: { events: numbers(12), speed: 50 },
  clock: {
    events: [['message', 'Connected', ''], ...counted(3, () => ['message', exactly(iso), ''])],
  },
  'close-event': {
    ends: true,
    events: [
      ...counted(10, (n) => ['progress', `{"percent":${n}0}`, '']),
      ['close', /^\{"reason": ?"done"\}$/, ''],
    ],
  },
  'cr-only': {
    ends: true,
    events: counted(5, (n) => ['tick', 'first line\nsecond line', String(n)]),
  },
  'crlf-split': {
    ends: true,
    events: counted(5, (n) => ['tick', 'first line\nsecond line', String(n)]),
  },
  custom: {
    ends: true,
    events: counted(10, (n) => [
      'customEvent',
      exactly(String.raw`\{"count":${n - 1},"query":"client=\w+"\}`),
      String(n - 1),
    ]),
  },
  express: { events: counted(4, (n) => ['message', String(n), '']) },
  'field-traps': {
    ends: true,
    events: [
      ['message', 'no space', ''],
      ['message', ' one space of two', ''],
      ['message', '', ''],
      ['message', '\n', ''],
      ['message', 'this id is kept', 'kept'],
      ['message', 'an id with NUL is ignored', 'kept'],
      ['message', 'one\na line of one space is not blank', 'kept'],
      ['message', 'U+0085 \u0085 U+2028 \u2028 VT \v and FF \f end no line', 'kept'],
      ['late', 'the name may follow', 'kept'],
      ['message', 'the last event ID is empty from here on', ''],
    ],
  },
  four: {
    ends: true,
    events: [
      ['message', 'some text', ''],
      ['message', 'another message\nwith two lines', ''],
      ['server-time', exactly(String.raw`\{"time":"${iso}"\}`), '1'],
    ],
  },
  'gzip-flush': { ends: true, events: numbers(10) },
  'gzip-held-back': { ends: true, events: numbers(10) },
  http10: { ends: true, events: numbers(5) },
  'invalid-utf8': {
    ends: true,
    events: [
      ['message', '1 for a lone continuation byte: \ufffd.', ''],
      ['message', '2 for an overlong NUL: \ufffd\ufffd.', ''],
      ['message', '1 for two bytes of three: \ufffd.', ''],
      ['message', '1 for three bytes of four: \ufffd.', ''],
      ['message', '3 for a surrogate: \ufffd\ufffd\ufffd.', ''],
      ['message', '4 for what is beyond U+10FFFF: \ufffd\ufffd\ufffd\ufffd.', ''],
      ['message', '2 for bytes that UTF-8 never has: \ufffd\ufffd.', ''],
      ['message', '1 where the line ends inside a character: \ufffd', ''],
      ['name\ufffd', '1 each in name and id', 'id\ufffd'],
    ],
  },
  'json-ticker': {
    events: counted(4, (n) => [
      'tick',
      /^\{"symbol":"LAMP","price":(9\d|10\d|110)\.\d\d,"volume":\d+,"time":\d{13}\}$/,
      String(n),
    ]),
  },
  'named-events': {
    events: [
      json('add', { item: 'a lamp', price: 40 }, '1'),
      json('update', { item: 'a lamp', price: 35 }, '2'),
      ['message', 'without a name, which means message', '3'],
      ['open', 'named open by the server', '4'],
      ['error', 'named error by the server', '5'],
      json('remove', { item: 'a lamp' }, '6'),
      json('add', { item: 'a lamp', price: 40 }, '7'),
    ],
  },
  once: { ends: true, events: [['message', 'This is all.', '']] },
  'one-then-close': { ends: true, events: [['message', 'message 1', '1']] },
  readable: {
    events: counted(3, () => ['message', exactly(`Current time is: ${iso}`), '']),
  },
  'redirect-chain': {
    ends: true,
    // The query that tells clients apart stays behind at the first hop.
    events: counted(3, (n) => ['message', exactly(`number ${n} of connection \\d`), String(n)]),
  },
  'resume-ignore': { ends: true, events: numbers(3) },
  'resume-repeat': { ends: true, events: numbers(5) },
  'resume-skip': { ends: true, events: numbers(5) },
  'retry-and-resume': { ends: true, events: numbers(5) },
  'slow-drip': { events: counted(3, (n) => ['message', `drop ${n}`, String(n)]) },
  'slow-head': { ends: true, events: counted(3, (n) => ['message', `number ${n}`, '']) },
  'split-everywhere': {
    ends: true,
    events: counted(5, () => ['größe', 'a¢€𝄞 東京\n\ufeffz', 'é1']),
  },
  sticky: {
    ends: true,
    events: [
      ['message', 'This one has an id. The request came with "".', '2'],
      ...counted(3, () => ['message', 'This one has none.', '2']),
    ],
  },
  ten: {
    ends: true,
    events: [
      ...counted(5, (n) => [
        'message',
        exactly(String.raw`\{"message":"Hello","count":${n},"time":"${iso}"\}`),
        '',
      ]),
      ['close', '{}', ''],
    ],
  },
};

/** The same for those that are asked by POST, with this body. */
export const prompt = '{"stream":true}';
const chunk = (choices, more = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  choices,
  ...more,
});
const delta = (delta, reason = null) =>
  json('message', chunk([{ index: 0, delta, finish_reason: reason }]));
const named = (value) => json(value.type, value);
const text = (text) =>
  named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
const pieces = ['A', ' stream', ' of events', ' is one', ' answer that', ' does not end.'];
export const posts = {
  fetchsse: { events: counted(3, () => ['message', exactly(`${iso} \\{"stream":true\\}`), '']) },
  'llm-anthropic': {
    ends: true,
    events: [
      ['message_start', /^\{"type": ?"message_start".*"output_tokens": ?1\}\}\}$/, ''],
      ['content_block_start', /^\{"type": ?"content_block_start"/, ''],
      named({ type: 'ping' }),
      ...['A stream', ' of events', ' is one answer', ' that does not end.'].map(text),
      named({ type: 'content_block_stop', index: 0 }),
      ['message_delta', /"stop_reason": ?"end_turn"/, ''],
      named({ type: 'message_stop' }),
    ],
  },
  'llm-chat': {
    ends: true,
    events: [
      delta({ role: 'assistant', content: '' }),
      ...pieces.map((content) => delta({ content })),
      delta({}, 'stop'),
      ['message', /"choices": ?\[\], ?"usage": ?\{/, ''],
      ['message', '[DONE]', ''],
    ],
  },
  'post-only': {
    ends: true,
    events: [['message', String.raw`{"received":"{\"stream\":true}"}`, '']],
  },
};

/** Why EVENTS are not as PROMISE says, empty when they are; without IDS but for their ids. */
export function broken(promise, events, ids = true) {
  for (const [index, [type, data, id]] of promise.events.entries()) {
    const event = events[index];
    if (!event) return `Event ${index + 1} is missing: ${JSON.stringify(events)}`;
    const isSame = data instanceof RegExp ? data.test(event.data) : event.data === data;
    if (event.type !== type || !isSame || (ids && event.lastEventId !== id)) {
      return `Event ${index + 1} is ${JSON.stringify(event)}, not ${type} [${id}] ${data}`;
    }
  }
  const more = promise.ends && events.length > promise.events.length;
  return more ? `More than promised: ${JSON.stringify(events.slice(promise.events.length))}` : '';
}

/** The types to listen for. */
export const typesOf = (promise) => [...new Set(promise.events.map(([type]) => type))];
