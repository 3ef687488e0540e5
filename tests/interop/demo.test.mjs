// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// Clients that this project did not write read the built-in demo stream.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { EventSource } from 'eventsource';

import { cli, programs } from './support.mjs';

const idOf = (event) => Number(event.lastEventId);

describe('demo stream', { concurrency: true }, () => {
  let server;
  let url;
  before(async () => {
    server = spawn(programs.demo, ['20'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = await once(server.stdout, 'data');
    url = text.toString().trim();
  });
  after(() => server.kill());

  it('curl sees the bytes that the program sees', async () => {
    const { stdout } = await promisify(execFile)('curl', ['-sSN', '--noproxy', '*', url], {
      encoding: 'buffer',
    });
    const { lines } = await cli(['watch', url, '--no-reconnect', '--all', '--bytes']);
    const raw = lines.filter((line) => line.raw).map((line) => Buffer.from(line.raw, 'base64'));
    assert.ok(raw.length > 40);
    const withoutBlankLines = (bytes) => bytes.toString().replace(/\n+/g, '\n');
    assert.equal(withoutBlankLines(Buffer.concat(raw)), withoutBlankLines(stdout));
  });

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
