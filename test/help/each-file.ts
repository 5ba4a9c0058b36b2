import { afterAll } from 'vitest';
import { beginNumbers, removeFolders } from './archive.ts';

// Modules are kept between the test files of a worker: what counts up in them begins anew with every file, and what a
// module would do once at its end is done here for each of them.
beginNumbers();
afterAll(removeFolders);
