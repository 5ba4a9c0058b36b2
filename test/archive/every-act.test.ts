import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive } from '#electron/archive/check.ts';
import { JobInput } from '#shared/contract/jobs.ts';
import { stepNames } from '#shared/records/retiree/life-cycle/steps.ts';
import { copyOfArchive, newArchive, newFolder, type TestArchive } from '#test/help/archive.ts';
import type { Act } from '#test/help/every-act/act.ts';
import { type Office, officeOver } from '#test/help/every-act/office.ts';
import { notTakenBack, standing } from '#test/help/every-act/standing.ts';
import { everyAct, firstAct, ofTestKinds, writingCalls } from '#test/help/every-act.ts';

let bare: TestArchive;
let archive: TestArchive;
let office: Office;
beforeAll(() => {
  bare = newArchive();
  bare.close();
});
beforeEach(() => {
  archive = copyOfArchive(bare);
  office = officeOver(archive.context, newFolder('papers'));
});
afterEach(async () => {
  await office.idle();
  archive.remove();
});

const commands = () => archive.db.prepare('SELECT id FROM command ORDER BY id').pluck().all() as number[];

/** The whole check, as `npm run cli -- check` makes it: schema, tables, log, proof of every row, materials. */
async function expectClean(after: string): Promise<void> {
  expect({ after, ...(await checkArchive(archive.dir)) }).toEqual({ after, ok: true, findings: [], notes: [] });
}

async function perform({ call }: Act, input: unknown): Promise<void> {
  if (call === 'jobs.start') await office.job(input as never);
  else await office.ask(call, input as never);
}

async function takeBack({ takenBack }: Act, before: readonly number[]): Promise<void> {
  if (typeof takenBack === 'object' && 'by' in takenBack) await takenBack.by(office);
  for (const id of commands().filter((one) => !before.includes(one))) await office.ask('commands.undo', { id });
}

describe('the table of acts', () => {
  it('has every writing call of the contract, every step of a life and every kind of job', () => {
    const missing = (names: readonly string[], has: (name: string) => boolean) => names.filter((name) => !has(name));
    expect(
      missing(
        writingCalls,
        (name) =>
          name === firstAct || ofTestKinds.some((call) => call === name) || everyAct.some(({ call }) => call === name),
      ),
      'add an act to test/help/every-act for each of these calls',
    ).toEqual([]);
    const of = (call: string, what: string) => everyAct.some((one) => one.call === call && one.what === what);
    expect(missing(stepNames, (name) => of('life.take', name))).toEqual([]);
    const jobs = JobInput.options.map(({ shape }) => shape.kind.value);
    expect(missing(jobs, (name) => of('jobs.start', name))).toEqual([]);
  });

  it('holds no call that writes nothing', () => {
    expect(everyAct.map(({ call }) => call).filter((call) => !writingCalls.includes(call))).toEqual([]);
  });
});

describe.each(everyAct.map((one) => [`${one.call}: ${one.what}`, one] as const))('%s', (_name, act) => {
  it('leaves the check clean; taken back, all is as it was; done again, the check is clean', async () => {
    const input = await act.scene(office);
    const [stood, acts] = [standing(archive.db), commands()];
    await perform(act, await input());
    await expectClean('the act');
    const kept = commands().length - acts.length;
    if (typeof act.takenBack === 'object' && 'never' in act.takenBack) {
      expect(kept, 'an act that keeps a command says how it is undone').toBe(0);
      return;
    }
    expect(kept).toBe(act.takenBack === 'undo' ? 1 : 0);
    await takeBack(act, acts);
    await expectClean('it was taken back');
    expect(notTakenBack(stood, standing(archive.db), Object.keys(act.leaves))).toEqual([]);
    if (act.onlyOnce !== null) return;
    await perform(act, await input());
    await expectClean('it was done again');
    expect(standing(archive.db)).not.toEqual(stood);
  });
});
