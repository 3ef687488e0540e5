// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

import express from 'express';

/** Has no such stream. */
export default () => express();
