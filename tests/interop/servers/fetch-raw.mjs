// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** Answers a POST with bare JSON objects and calls that an event stream. */
export default (second) =>
  http.createServer(async (req, res) => {
    let body = '';
    for await (const part of req) body += part;
    const { prompt } = JSON.parse(body);
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const word of prompt.split(' ')) {
      res.write(JSON.stringify({ word }) + '\n');
      await new Promise((resolve) => setTimeout(resolve, second));
    }
    res.end();
  });
