// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import { spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

/** Milliseconds after which a program that should have ended is ended. */
const patience = 60_000;

/** The programs under test, from the build. */
export const programs = { cli: process.env.SSE_CLI };

/** Listens on a free port of the loopback interface; the address without a path. */
export async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

/** Empty pages of an origin of this machine. */
export async function listenForPages() {
  const server = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Page</title>');
  });
  const origin = await listen(server);
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, close };
}

/** Starts the node server NAME of servers/, and notes the requests that it gets. */
export async function serve(name, second) {
  const { default: create } = await import(`./servers/${name}.mjs`);
  const application = create(second);
  const server = application instanceof http.Server ? application : http.createServer(application);
  const requests = [];
  server.prependListener('request', (req) => {
    requests.push({ method: req.method, url: req.url, headers: req.headers });
  });
  const url = await listen(server);
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, requests, close };
}

/**
 * Starts the command line program. `lines` grows as it prints; `until` waits for a line, `done` for
 * the end: exit code, all lines, standard error.
 */
export function startCli(args, { input = '', env = {} } = {}) {
  const child = spawn(programs.cli, args, { env: { ...process.env, ...env } });
  const lines = [];
  const waiting = [];
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    lines.push(...parts.map((part) => JSON.parse(part)));
    waiting.forEach((look) => look());
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  child.stdin.on('error', () => {}).end(input);
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  const done = once(child, 'close').then(([code, signal]) => {
    clearTimeout(timer);
    waiting.forEach((look) => look());
    return { code: code ?? signal, lines, errors, rest };
  });
  const until = (matches) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const line = lines.find(matches);
        if (line) resolve(line);
        else if (child.exitCode !== null || child.signalCode !== null)
          reject(new Error(`ended without the line: ${JSON.stringify(lines)} ${errors}`));
      };
      waiting.push(look);
      look();
    });
  return { lines, until, done, stop: () => child.kill('SIGTERM') };
}

/** Runs the command line program to its end. */
export const cli = (args, options) => startCli(args, options).done;

/**
 * Starts "mock" or "serve" with these arguments; its address without a path, its request lines so
 * far, and a promise of the request line NUMBER, from 1.
 */
export async function startServer(...args) {
  const server = startCli(args);
  const { url, port } = await server.until((line) => line.url);
  const requests = () => server.lines.filter((line) => line.kind === 'request');
  const request = (number) =>
    server.until((line) => line.kind === 'request' && line.number === number);
  return { ...server, url, port, origin: `http://127.0.0.1:${port}`, requests, request };
}

/** A line of the program as one string, without times, headers and sentences. */
export function brief(line) {
  switch (line.kind) {
    case 'open':
      return `open ${line.status}`;
    case 'end':
      return `end ${line.reason}`;
    case 'reconnect':
      return `reconnect ${line.delayMs} ${line.from}`;
    case 'note':
      return `note ${line.code}`;
    case 'event':
      return `${line.type} [${line.lastEventId}] ${line.data}`;
    case 'comment':
      return `comment${line.text}`;
    case 'retry':
      return `retry ${line.ms}`;
    case 'id':
      return `id ${line.lastEventId}`;
    default:
      return line.kind;
  }
}

/** A TCP relay to PORT whose connections can be cut in the middle of whatever they carry. */
export async function relay(port) {
  const pairs = new Set();
  const server = net.createServer((client) => {
    const upstream = net.connect(port, '127.0.0.1');
    const pair = [client, upstream];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      pair.forEach((socket) => socket.destroy());
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  const url = await listen(server);
  const cut = () => pairs.forEach((pair) => pair.forEach((socket) => socket.destroy()));
  const close = () => {
    cut();
    server.close();
  };
  return { url, cut, close };
}
