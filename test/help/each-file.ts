import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { beginNumbers, removeFolders } from './archive.ts';

// Commands of the program remember archives in the user's own data: a test has a place of its own for it.
const known = mkdtempSync(join(tmpdir(), 'street-known-'));
process.env.STREET_ARCHIVES_KNOWN = known;
afterAll(() => rmSync(known, { recursive: true, force: true }));

// Modules are kept between the test files of a worker: what counts up in them begins anew with every file, and what a
// module would do once at its end is done here for each of them.
beginNumbers();
afterAll(removeFolders);
