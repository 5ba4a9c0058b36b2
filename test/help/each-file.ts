import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { proveRows } from '#db/core/read.ts';
import { beginNumbers, removeFolders } from './archive.ts';

// Commands of the program remember archives in the user's own data: a test has a place of its own for it.
const known = mkdtempSync(join(tmpdir(), 'street-known-'));
process.env.STREET_ARCHIVES_KNOWN = known;
afterAll(() => rmSync(known, { recursive: true, force: true }));

// Windows that run side by side have a display each: what has the keyboard and what lies in the clipboard is the display's.
const displays = process.env.STREET_ARCHIVES_DISPLAYS?.split(',') ?? [];
const own = displays[(Number(process.env.VITEST_POOL_ID) - 1) % displays.length];
if (own !== undefined) process.env.DISPLAY = own;

// Modules are kept between the test files of a worker: what counts up in them begins anew with every file, and what a
// module would do once at its end is done here for each of them.
beginNumbers();
afterAll(removeFolders);

// Types that a query names beside the tables' own (of a count, of a CASE) are held against every row that a test reads.
proveRows();
