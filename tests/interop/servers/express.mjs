// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import express from 'express';

/** Flushes its headers, sets the reconnection time, then counts. */
export default (second) => {
  const app = express();
  app.get('/countdown', (req, res) => {
    res.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
      Connection: 'keep-alive',
    });
    res.flushHeaders();
    res.write('retry: 10000\n\n');
    let count = 0;
    const timer = setInterval(() => res.write(`data: ${++count}\n\n`), second);
    res.on('close', () => {
      clearInterval(timer);
      res.end();
    });
  });
  return app;
};
