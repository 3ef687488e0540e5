// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// node eventsourceparser.mjs NODE_MODULES CORPUS ROUNDS
// Prints the median of the seconds that eventsource-parser takes over the file CORPUS, and the
// events that it found. The bytes come in 64 KiB pieces and are decoded by TextDecoder, as its
// users must do.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, file, rounds] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { createParser } = require('eventsource-parser');
const bytes = readFileSync(file);
const times = [];
let events = 0;
for (let round = 0; round < Number(rounds); ++round) {
    events = 0;
    const parser = createParser({ onEvent: () => { ++events; } });
    const decoder = new TextDecoder();
    const start = process.hrtime.bigint();
    for (let at = 0; at < bytes.length; at += 65536)
        parser.feed(decoder.decode(bytes.subarray(at, at + 65536), { stream: true }));
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
}
times.sort((a, b) => a - b);
console.log(times[Math.floor(times.length / 2)], events);
