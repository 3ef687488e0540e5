// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** One message, then the end, again and again. */
export default () =>
  http.createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    res.end('data: only this\n\n');
  });
