import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Measured alone on a quiet machine: more than ten seconds each. A long file that begins last is waited for by an idle core.
export const long = [
  'fault/kill.test.ts',
  'fault/full-disk.test.ts',
  'fault/kill-acts.test.ts',
  'e2e/shell.test.ts',
  'e2e/roles.test.ts',
  'e2e/packaged.test.ts',
  'archive/odd-values.test.ts',
  'archive/every-act.test.ts',
  'db/landed-archives.test.ts',
  'archive/import.test.ts',
  'archive/year.test.ts',
  'archive/rare-characters.test.ts',
  'db/forged-everywhere.test.ts',
];

/** The order of test files: as Vitest has it, but those known to be long before the others of their project. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Files that keep their modules stay with their project: a worker of one cannot go on with another's.
    const groups = sorted.map((file) => {
      const { isolate, sequence } = file.project.config;
      return `${sequence.groupOrder} ${isolate ? '' : file.project.name}`;
    });
    const order = [...new Set(groups)];
    return sorted
      .map((file, index) => ({ file, group: order.indexOf(groups[index] ?? ''), rank: rankOf(file.moduleId) }))
      .sort((one, other) => one.group - other.group || one.rank - other.rank)
      .map(({ file }) => file);
  }
}

function rankOf(path: string): number {
  const at = long.findIndex((name) => path.endsWith(`/test/${name}`));
  return at < 0 ? long.length : at;
}
