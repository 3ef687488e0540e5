// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** Sends the time and the request's body back every second. */
export default (second) =>
  http.createServer(async (req, res) => {
    if (req.method !== 'POST') {
      res.writeHead(405).end();
      return;
    }
    let body = '';
    for await (const part of req) body += part;
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    res.flushHeaders();
    const timer = setInterval(() => {
      res.write(`data: ${new Date().toISOString()}${body}\n\n`);
    }, second);
    res.on('close', () => clearInterval(timer));
  });
