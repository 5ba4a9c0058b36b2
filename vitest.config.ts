import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { testKinds } from './test/help/kinds/resolve.ts';
import { LongestFirst } from './test/help/longest-first.ts';

const root = import.meta.dirname;
const alias = Object.fromEntries(
  ['shared', 'db', 'electron', 'renderer', 'test'].map((room) => [`#${room}`, join(root, room)]),
);

// What starts the program in other ways than a clerk does, ends it or packages it.
const around = ['shell', 'packaged', 'network'].map((name) => `test/e2e/${name}.test.ts`);

// What a window or a killed program comes to is asked for until it is so: a loaded machine takes its time, and one second,
// which is the default, is not enough there.
const patient = { poll: { timeout: 45_000 } };

// What every file of tests begins and ends with.
const eachFile = ['test/help/each-file.ts'];

// Three at a time: each has folders, small disks, programs and a display of its own, and waits more than it works. A program
// that is started is a new one each time; what the test's own process imports, each worker imports once.
const programs = { maxWorkers: 3, isolate: false, sequence: { groupOrder: 1 } };

/** `npm test` runs what only reckons (unit, kinds) beside what starts programs (electron/runtime/suites.mjs). */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // What is imported is imported once by each worker; each-file.ts begins anew what counts.
          isolate: false,
          setupFiles: eachFile,
          include: ['test/{shared,db,archive,main,renderer,runtime}/**/*.test.{ts,tsx}'],
          // Against a test that hangs, not a measure: windows go first, and a long property test took 97 seconds beside them.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        resolve: { alias },
        // Kinds of record made for tests stand in every register beside the shipped ones.
        plugins: [testKinds(root)],
        test: {
          name: 'kinds',
          isolate: false,
          setupFiles: eachFile,
          include: ['test/kinds/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'fault',
          ...programs,
          expect: patient,
          setupFiles: eachFile,
          include: ['test/fault/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          ...programs,
          expect: patient,
          setupFiles: eachFile,
          include: around,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'screens',
          ...programs,
          expect: patient,
          setupFiles: eachFile,
          include: ['test/e2e/**/*.test.ts'],
          exclude: around,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'bench',
          setupFiles: eachFile,
          include: ['test/bench/**/*.bench.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
