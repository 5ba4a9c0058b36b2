import { beginNumbers } from './archive.ts';

// Modules are kept between the test files of a worker: what counts up in them begins anew with every file.
beginNumbers();
