// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';
import { Readable } from 'node:stream';

/** A stream piped into the response. */
export default (second) =>
  http.createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    const stream = new Readable({ read() {} });
    stream.pipe(res);
    const timer = setInterval(() => {
      stream.push(`data: Current time is: ${new Date().toLocaleTimeString('en-GB')}\n\n`);
    }, second);
    res.on('close', () => {
      clearInterval(timer);
      stream.destroy();
    });
  });
