// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import http from 'node:http';

/** The four messages of an introduction: comment, line, two lines, and every field. */
export default (second) =>
  http.createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    res.write(': this is a comment\n\n');
    res.write('data: a single line\n\n');
    res.write('data: the first line\ndata: the second line\n\n');
    res.write(`event: server-time\nid: 1\nretry: ${30 * second}\n`);
    res.end('data: {"time":"12:30","offset":0}\n\n');
  });
