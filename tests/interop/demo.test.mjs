// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// Clients that this project did not write read the built-in demo stream.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { EventSource } from 'eventsource';

import { startServer } from './support.mjs';

const idOf = (event) => Number(event.lastEventId);

describe('demo stream', { concurrency: true }, () => {
  let server;
  let url;
  before(async () => {
    server = await startServer('mock', 'demo', '--speed', '50');
    url = server.url;
  });
  after(() => server.stop());

  it('eventsource resumes without a gap', async () => {
    const source = new EventSource(url);
    const ids = [];
    const resumed = new Promise((resolve) => {
      const keep = (event) => ids.push(idOf(event));
      for (const type of ['message', 'metrics', 'order', 'report']) {
        source.addEventListener(type, keep);
      }
      source.addEventListener('resumed', resolve);
    });
    await resumed;
    const before = ids.length;
    while (ids.length < before + 3) await new Promise((resolve) => setTimeout(resolve, 20));
    source.close();
    assert.equal(ids[0], 1);
    // One id belongs to a block that sets it and dispatches nothing.
    const gaps = ids.filter((id, index) => index > 0 && id !== ids[index - 1] + 1);
    assert.equal(gaps.length, 1, String(ids));
  });
});
