// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import express from 'express';

const words = ['Server', '-sent', ' events', ' are', ' simple', '.'];

/** Two ways in which language models answer: unnamed chunks, and named events. */
export default (second) => {
  const app = express();
  app.use(express.json());
  app.use((req, res, next) => {
    if (req.get('Authorization') === 'Bearer demo-key') return next();
    res.status(401).json({ error: { message: 'Incorrect API key provided' } });
  });
  const begin = (res) =>
    res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache' });
  const pause = () => new Promise((resolve) => setTimeout(resolve, second));

  app.post('/v1/chat/completions', async (req, res) => {
    begin(res);
    const chunk = (delta, reason = null) => ({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      model: req.body.model,
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
    for (const content of words) {
      res.write(`data: ${JSON.stringify(chunk({ content }))}\n\n`);
      await pause();
    }
    res.write(`data: ${JSON.stringify(chunk({}, 'stop'))}\n\n`);
    res.end('data: [DONE]\n\n');
  });

  app.post('/v1/messages', async (req, res) => {
    begin(res);
    const send = (type, more) =>
      res.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`);
    send('message_start', { message: { model: req.body.model, role: 'assistant' } });
    send('ping', {});
    for (const text of words) {
      send('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
      await pause();
    }
    send('message_stop', {});
    res.end();
  });
  return app;
};
