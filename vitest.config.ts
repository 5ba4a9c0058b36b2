import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { testKinds } from './test/help/kinds/resolve.ts';

const root = import.meta.dirname;
const alias = Object.fromEntries(
  ['shared', 'db', 'electron', 'renderer', 'test'].map((room) => [`#${room}`, join(root, room)]),
);

// What starts the program, kills it or measures it needs the machine for itself.
const alone = ['shell', 'packaged', 'network'].map((name) => `test/e2e/${name}.test.ts`);

// What a window or a killed program comes to is asked for until it is so: a loaded machine takes its time, and one second,
// which is the default, is not enough there.
const patient = { poll: { timeout: 45_000 } };

// What every file of tests begins and ends with.
const eachFile = ['test/help/each-file.ts'];

/** Fast suites first, two files at a time; those that start programs run one after the other. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // What is imported is imported once by each worker; each-file.ts begins anew what counts.
          isolate: false,
          setupFiles: eachFile,
          include: ['test/{shared,db,archive,main,renderer,runtime}/**/*.test.{ts,tsx}'],
          // Against a test that hangs, not a measure: beside other work a long property test took 97 seconds.
          testTimeout: 300_000,
          hookTimeout: 300_000,
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
          expect: patient,
          setupFiles: eachFile,
          // Each has folders, small disks and programs of its own, and waits for what it asks for: two run side by side.
          include: ['test/fault/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          expect: patient,
          setupFiles: eachFile,
          include: alone,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'screens',
          expect: patient,
          setupFiles: eachFile,
          // A window waits for the clerk more than it works.
          maxWorkers: 3,
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
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
