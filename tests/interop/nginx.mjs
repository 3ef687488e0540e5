// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's packages were unpacked. */
const unpacked = process.env.SSE_UNPACKED;

const configuration = (port) => `
load_module ${unpacked}/usr/lib/nginx/modules/ngx_nchan_module.so;
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
pid nginx.pid;
error_log stderr warn;
worker_processes 1;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path .;
  proxy_temp_path .;
  fastcgi_temp_path .;
  uwsgi_temp_path .;
  scgi_temp_path .;
  server {
    listen 127.0.0.1:${port};
    location = /publish {
      nchan_publisher;
      nchan_channel_id $arg_channel;
      nchan_message_buffer_length 1000;
      nchan_message_timeout 10m;
    }
    location = /events {
      nchan_subscriber eventsource;
      nchan_channel_id $arg_channel;
      nchan_subscriber_first_message oldest;
      nchan_eventsource_ping_comment ping;
      nchan_eventsource_ping_interval 1;
    }
  }
}
`;

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port) {
  try {
    await fetch(`http://127.0.0.1:${port}/`);
    return true;
  } catch {
    return false;
  }
}

/** Starts nginx with nchan, below a prefix of its own. */
export async function startNginx() {
  const folder = await mkdtemp(join(tmpdir(), 'sse-inspector-nginx-'));
  const port = await freePort();
  await writeFile(join(folder, 'nginx.conf'), configuration(port));
  const options = ['-p', `${folder}/`, '-c', 'nginx.conf', '-e', 'stderr'];
  const nginx = spawn(`${unpacked}/usr/sbin/nginx`, options, {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  nginx.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const ended = once(nginx, 'close');
  const deadline = Date.now() + 10_000;
  while (!(await answers(port))) {
    if (nginx.exitCode !== null || Date.now() > deadline) {
      nginx.kill();
      throw new Error(`nginx did not start: ${errors}`);
    }
  }
  const url = (path, channel) => `http://127.0.0.1:${port}/${path}?channel=${channel}`;
  const publish = async (channel, body, event) => {
    const headers = event ? { 'X-EventSource-Event': event } : {};
    const answer = await fetch(url('publish', channel), { method: 'POST', body, headers });
    if (!answer.ok) throw new Error(`nchan answered ${answer.status}`);
  };
  const stop = async () => {
    nginx.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  return { port, url, publish, stop };
}
