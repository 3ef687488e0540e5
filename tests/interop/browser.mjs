// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { listenForPages } from './support.mjs';

/** Runs in the page: an EventSource whose events, states and times are kept in `window.streams`. */
function open({ url, types, credentials }) {
  const source = new EventSource(url, { withCredentials: credentials });
  const stream = { source, events: [], states: [] };
  window.streams = [...(window.streams ?? []), stream];
  const note = (event) => {
    if (event.data === undefined) {
      stream.states.push({ type: event.type, readyState: source.readyState, at: Date.now() });
      return;
    }
    const { type, data, lastEventId, origin } = event;
    stream.events.push({ type, data, lastEventId, origin, at: performance.now() });
  };
  for (const type of new Set([...types, 'open', 'error'])) source.addEventListener(type, note);
  return window.streams.length - 1;
}

/** Where the program NAME is. */
function programPath(name) {
  const files = process.env.PATH.split(path.delimiter).map((folder) => path.join(folder, name));
  const isProgram = (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return files.find(isProgram) ?? name;
}

/** Debian's Chromium without a window. */
export function launchChromium() {
  // As root there is no sandbox to be had.
  const args = process.getuid() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: programPath('chromium'), args });
}

/** The same, and pages of an origin of this machine. */
export async function startBrowser() {
  const browser = await launchChromium();
  const { origin, close: closePages } = await listenForPages();
  const page = await browser.newPage();
  await page.goto(origin);

  /** An EventSource in the page; `read` looks at it, `until` waits, at most 30 s. */
  async function openStream(url, { types = ['message'], credentials = false } = {}) {
    const number = await page.evaluate(open, { url, types, credentials });
    const read = () =>
      page.evaluate((number) => {
        const { source, events, states } = window.streams[number];
        return { events, states, readyState: source.readyState };
      }, number);
    const until = (condition, value) =>
      page.waitForFunction(
        ({ number, text, value }) => {
          const { source, events, states } = window.streams[number];
          return new Function('stream', 'value', `return ${text}`)(
            { events, states, readyState: source.readyState },
            value,
          );
        },
        { number, text: condition, value },
        { timeout: 30_000, polling: 20 },
      );
    const close = () => page.evaluate((at) => window.streams[at].source.close(), number);
    return { read, until, close };
  }

  const close = async () => {
    await browser.close();
    closePages();
  };
  return { origin, openStream, close };
}
