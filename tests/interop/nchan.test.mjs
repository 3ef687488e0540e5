// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The command line program subscribes to nginx's nchan module as EventSource does.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { startNginx } from './nginx.mjs';
import { brief, cli, relay, startCli } from './support.mjs';

const numbered = (count, from = 0) =>
  Array.from({ length: count }, (_, index) => `message ${from + index}`);

const dataOf = (lines) => lines.filter((line) => line.kind === 'event').map((line) => line.data);

describe('nchan', { concurrency: true }, () => {
  let nginx;
  before(async () => (nginx = await startNginx()));
  after(() => nginx.stop());

  const publishAll = async (channel, bodies) => {
    for (const body of bodies) await nginx.publish(channel, body);
  };

  it('gives messages with ids, types and several lines', async () => {
    await nginx.publish('fields', 'one');
    await nginx.publish('fields', 'two\nlines', 'news');
    await nginx.publish('fields', 'zażółć 東京 🙂');
    const result = await cli([
      'watch',
      nginx.url('events', 'fields'),
      '--all',
      '--max-events',
      '3',
    ]);
    assert.equal(result.code, 0);
    const ids = result.lines.map((line) => line.lastEventId);
    assert.deepEqual(result.lines.map(brief), [
      'open 200',
      'comment hi',
      `message [${ids[2]}] one`,
      `news [${ids[3]}] two\nlines`,
      `message [${ids[4]}] zażółć 東京 🙂`,
      'end limit',
    ]);
    assert.equal(new Set(ids.slice(2, 5)).size, 3);
    for (const id of ids.slice(2, 5)) assert.match(id, /^\d+:\d+$/);
  });

  it('shows pings', async () => {
    await nginx.publish('pings', 'one');
    const watching = startCli(['watch', nginx.url('events', 'pings'), '--all']);
    await watching.until((line) => line.kind === 'dropped');
    watching.stop();
    const result = await watching.done;
    assert.equal(result.code, 0);
    const texts = result.lines.map(brief);
    assert.ok(texts.includes('commentping'), String(texts));
    const ping = result.lines.find((line) => line.kind === 'dropped');
    assert.deepEqual(
      ping.fields.map(({ name, value }) => [name, value]),
      [['event', 'ping']],
    );
  });

  it('resumes after a cut: nothing lost, nothing doubled', async (context) => {
    const wire = await relay(nginx.port);
    context.after(wire.close);
    await publishAll('cut', numbered(5));
    const url = `${wire.url}/events?channel=cut`;
    const watching = startCli(['watch', url, '--max-events', '15', '--profile', 'sdk']);
    await watching.until((line) => line.data === 'message 4');
    wire.cut();
    await watching.until((line) => line.kind === 'reconnect');
    await publishAll('cut', numbered(5, 5));
    await watching.until((line) => line.data === 'message 9');
    wire.cut();
    await publishAll('cut', numbered(5, 10));
    const result = await watching.done;
    assert.equal(result.code, 0);
    assert.deepEqual(dataOf(result.lines), numbered(15));
    assert.equal(result.lines.filter((line) => line.kind === 'open').length, 3);
    const ends = result.lines.filter((line) => line.kind === 'end');
    assert.equal(ends.length, 3);
    assert.equal(ends.at(-1).reason, 'limit');
  });

  it('begins behind a given last event ID', async () => {
    await publishAll('given', numbered(4));
    const url = nginx.url('events', 'given');
    const first = await cli(['watch', url, '--max-events', '4']);
    const { lastEventId } = first.lines.find((line) => line.data === 'message 1');
    const second = await cli(['watch', url, '--last-event-id', lastEventId, '--max-events', '2']);
    assert.deepEqual(dataOf(second.lines), numbered(2, 2));
  });

  it('reads a channel that goes away', async () => {
    await nginx.publish('gone', 'only');
    const watching = startCli(['watch', nginx.url('events', 'gone'), '--no-reconnect', '--all']);
    await watching.until((line) => line.data === 'only');
    await fetch(nginx.url('publish', 'gone'), { method: 'DELETE' });
    const result = await watching.done;
    assert.equal(result.code, 0);
    assert.match(result.lines.map(brief).join('\n'), /comment410: 410 Gone\n(.*\n)*end /);
  });

  it('takes a thousand messages', async () => {
    const bodies = numbered(1000);
    const watching = startCli(['watch', nginx.url('events', 'many'), '--max-events', '1000']);
    await watching.until((line) => line.kind === 'open');
    await publishAll('many', bodies);
    const result = await watching.done;
    assert.deepEqual(dataOf(result.lines), bodies);
  });
});
