// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** Ten events of a type of its own, with ids and the query's parameters, then the end. */
export default (second) =>
  http.createServer((req, res) => {
    const url = new URL(req.url, 'http://localhost');
    const parameters = Object.fromEntries(url.searchParams);
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    let id = 0;
    const timer = setInterval(() => {
      res.write('event: customEvent\n');
      res.write(`id: ${id}\n`);
      res.write(`retry: ${30 * second}\n`);
      res.write(`data: ${JSON.stringify({ id, ...parameters })}\n\n`);
      if (++id === 10) {
        clearInterval(timer);
        res.end();
      }
    }, second);
    res.on('close', () => clearInterval(timer));
  });
