// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** An id, then messages without one. */
export default () =>
  http.createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    res.write('retry: 100\n\n');
    res.write('id: 2\ndata: with an id\n\n');
    res.write('data: without\n\n');
    res.end('data: without again\n\n');
  });
