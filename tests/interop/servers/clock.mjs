// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** Says hello, then the time every second, until the client leaves. */
export default (second) =>
  http.createServer((req, res) => {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
      Connection: 'keep-alive',
    });
    res.write('data: Connected\n\n');
    const timer = setInterval(() => {
      res.write(`data: ${new Date().toISOString()}\n\n`);
    }, second);
    res.on('close', () => clearInterval(timer));
  });
