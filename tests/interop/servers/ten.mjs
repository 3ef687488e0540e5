// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import express from 'express';

/** JSON every two seconds, a farewell after ten. */
export default (second) => {
  const app = express();
  app.get('/stream', (req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.setHeader('Cache-Control', 'no-cache');
    res.flushHeaders();
    let count = 0;
    const timer = setInterval(() => {
      res.write(`data: ${JSON.stringify({ count: ++count, message: 'hello' })}\n\n`);
    }, 2 * second);
    setTimeout(() => {
      clearInterval(timer);
      res.write('event: close\ndata: {}\n\n');
      res.end();
    }, 10 * second);
    res.on('close', () => clearInterval(timer));
  });
  return app;
};
