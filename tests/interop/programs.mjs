// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { programs } from './support.mjs';

/** Runs PROGRAM to its end, which has to be good; what it wrote, and standard error as text. */
export async function run(program, args, { input = '', code = 0 } = {}) {
  const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const output = [];
  const errors = [];
  child.stdout.on('data', (bytes) => output.push(bytes));
  child.stderr.on('data', (bytes) => errors.push(bytes));
  child.stdin.on('error', () => {}).end(input);
  const [ended, signal] = await once(child, 'close');
  const stderr = Buffer.concat(errors).toString();
  assert.equal(ended ?? signal, code, `${program} ${args.join(' ')}: ${stderr}`);
  return { bytes: Buffer.concat(output), stderr };
}

/** The same of the program under test. */
export const runCli = (args, options) => run(programs.cli, args, options);

/** The JSON lines of TEXT. */
export const linesOf = (text) =>
  text
    .toString()
    .split('\n')
    .filter((line) => line)
    .map((line) => JSON.parse(line));

/** A folder that goes with the tests; `at` names a file in it. */
export async function temporaryFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sse-exports-'));
  return {
    at: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
