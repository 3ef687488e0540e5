// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// A stream with everything that a format may stumble over, and secrets in all places.

import { writeFile } from 'node:fs/promises';

import { linesOf, runCli } from './programs.mjs';
import { startServer } from './support.mjs';

const token = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** None of these may be in an export, other than the exact bytes. */
export const secrets = {
  authorization: 'sk-live-51Habcdefghijklmnop',
  apiKey: 'key-9f8e7d6c5b4a39281706',
  query: 'query-secret-1a2b3c4d5e',
  cookie: 'cookie-value-77aa88bb99',
  member: 'member-secret-zyxwvutsrq',
  escaped: 'nested-secret-00112233',
  prompt: 'prompt-secret-5566778899',
  webToken: `${token({ alg: 'HS256', typ: 'JWT' })}.${token({ sub: '4711' })}.c2lnbmF0dXJlc2lnbmF0dXJl`,
};

const hostile = [
  '<script>window.broken = true</script><img src="x" onerror="window.broken = true">',
  '=1+1',
  '+SUM(A1)',
  '@cmd',
  '-2',
  'comma, "quoted", \ttab',
  'two\nlines',
  '| pipe | `code` *bold* [link](javascript:alert(1)) &lt;b&gt;',
  '# heading\n- item\n```\nfence\n```',
  'zażółć 東京 🙂 \u202e reversed \u200b zero',
  '{"n":12345678901234567890,"n":1.0e5}',
];
const withSecrets = [
  `{"api_key":"${secrets.member}","usage":{"max_tokens":5}}`,
  `{"arguments":"{\\"password\\":\\"${secrets.escaped}\\"}"}`,
  `signed in with ${secrets.webToken} at once`,
  `you sent Bearer ${secrets.authorization}`,
];

const steps = [
  { raw: 'retry: 10\n\n: a comment, "quoted"\n' },
  ...hostile.map((data, index) => ({ event: { id: `h${index}`, data } })),
  { wait: 20 },
  { raw: 'event: named\r\nid: n\r\ndata: with type\r\ndata\r\n\r\nunknown: field\n\nid\n\n' },
  ...withSecrets.map((data) => ({ event: { type: 'secret', data } })),
  { raw: 'event: no data\n\ndata: cut' },
];

const scenario = {
  name: 'exported',
  demonstrates: 'Everything that a format may stumble over, twice, and then 204.',
  answers: [
    {
      times: 2,
      response: { headers: { 'Set-Cookie': `session=${secrets.cookie}; Path=/` } },
      steps,
    },
    { response: { status: 204 } },
  ],
};

/** Dispatched events of one connection. */
export const eventsOfConnection = hostile.length + withSecrets.length + 1;

/** Records it into FILE, two connections and one of 204; the lines of "events --all". */
export async function recordStream(folder, file) {
  const scenarioFile = folder.at('exported.json');
  await writeFile(scenarioFile, JSON.stringify(scenario));
  const server = await startServer('mock', scenarioFile, '--speed', '10');
  try {
    await runCli([
      'record',
      `${server.url}?access_token=${secrets.query}&page=1`,
      '-H',
      `Authorization: Bearer ${secrets.authorization}`,
      '-H',
      `X-Api-Key: ${secrets.apiKey}`,
      '-d',
      `{"stream":true,"password":"${secrets.prompt}"}`,
      '--profile',
      'whatwg',
      '-o',
      file,
    ]);
  } finally {
    server.stop();
    await server.done;
  }
  const { bytes } = await runCli(['events', '--all', file]);
  return linesOf(bytes);
}
