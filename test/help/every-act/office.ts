import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, now } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { type ArchiveCall, type ArchiveInput, archiveContract } from '#shared/contract/archive.ts';
import type { JobInput } from '#shared/contract/jobs.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { StepName } from '#shared/records/retiree/life-cycle/steps.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import type { Answer } from '../answers.ts';
import { newIdNumber, retiree } from '../archive.ts';
import { opening } from '../saving.ts';
import { jobsHere } from './jobs-here.ts';

/** The office acts are done in: an open archive with two communities, what a clerk has at hand, and the door to ask at. */
export interface Office {
  context: Context;
  /** A call as a window makes it, parsed in and out; a refusal is thrown. */
  ask: <N extends ArchiveCall>(name: N, input: ArchiveInput<N>) => Promise<Answer<N>>;
  /** Starts a job and waits for its end; one that fails is thrown. */
  job: (input: ArchiveInput<'jobs.start'>) => Promise<Record<string, unknown>>;
  /** Waits until no job runs any more. */
  idle: () => Promise<void>;
  /** The day so many days from today; before it where negative. */
  day: (shift: number) => string;
  /** The month so many months from this one. */
  month: (shift: number) => string;
  /** Opens a file of a retiree who is paid and certified; what the act cares about laid over. */
  open: (values?: Partial<RetireeValues>) => Promise<Opened>;
  version: (recordId: number) => Promise<number>;
  /** The input of a step from where the file stands. */
  step: (recordId: number, step: StepName, paper: string, more?: object) => Promise<ArchiveInput<'life.take'>>;
  take: (recordId: number, step: StepName, paper: string, more?: object) => Promise<number>;
  /** A file of the office's disk with this text, outside of the archive. @returns its path */
  paper: (name: string, text: string) => string;
  /** An empty folder outside of the archive. */
  folder: (name: string) => string;
}

export interface Opened {
  id: number;
  personId: number;
  number: string;
  idNumber: string;
  name: string;
}

export const [MINE, OTHER] = [1, 2];

/**
 * An office over an open archive.
 * @param papers a folder of its own for what lies outside of the archive
 * @param hears told of each writing call that begins, and of each that was answered before the answer is given on
 */
export function officeOver(
  base: Omit<Context, 'jobs'>,
  papers: string,
  hears: { begins?: (name: ArchiveCall) => void; told?: (name: ArchiveCall) => void } = {},
): Office {
  const jobs = jobsHere(base);
  const context: Context = { ...base, jobs };
  const today = localDay(now());
  let serial = 0;

  const ask: Office['ask'] = async (name, input) => {
    if (archiveContract[name].writes) hears.begins?.(name);
    const reply = await answer(handlers, context, name, input, true);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.params)}`);
    if (archiveContract[name].writes) hears.told?.(name);
    return reply.value as Answer<typeof name>;
  };
  const job = async (input: JobInput | ArchiveInput<'jobs.start'>): Promise<Record<string, unknown>> => {
    const { jobId } = await ask('jobs.start', input);
    hears.begins?.('jobs.start');
    const done = await jobs.ended(jobId);
    if (done?.state !== 'done')
      throw new Error(`${input.kind} ended as ${done?.state}: ${JSON.stringify(done?.error)}`);
    hears.told?.('jobs.start');
    return done.result ?? {};
  };
  const version = async (id: number): Promise<number> => (await ask('records.get', { id })).version;
  const day = (shift: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
  const step: Office['step'] = async (recordId, name, paper, more = {}) => ({
    ...{ recordId, version: await version(recordId), step: name, on: day(-5) },
    papers: [{ paper: paper as never, number: '1 号' }],
    ...more,
  });
  return {
    context,
    ask,
    job,
    idle: jobs.idle,
    day,
    month: (shift) => addMonths(monthOf(today), shift),
    open: async (values = {}) => {
      serial += 1;
      const idNumber = values.idNumber ?? newIdNumber('1950-05-02');
      const name = values.name ?? `陈${String.fromCodePoint(0x5b57 + serial)}英`;
      const saved = await ask(
        'records.save',
        opening(
          retiree({
            ...{ birthOn: '1950-05-02', gender: '1', retiredOn: '2010-05', pensionFen: 300_000, communityId: MINE },
            ...{ deemedMonths: 60, actualMonths: 255, mobile: `138${String(10_000_000 + serial)}` },
            ...{ bankCode: '102', accountName: name, accountNumber: `622202${String(serial).padStart(13, '0')}` },
            ...{ paymentMethod: '11', ...values, idNumber, name },
          }),
        ),
      );
      const { personId } = await ask('records.get', { id: saved.id });
      return { id: saved.id, personId, number: saved.number, idNumber, name };
    },
    version,
    step,
    take: async (recordId, name, paper, more) =>
      (await ask('life.take', await step(recordId, name, paper, more))).eventId,
    paper: (name, text) => {
      const path = join(papers, name);
      writeFileSync(path, text);
      return path;
    },
    folder: (name) => {
      const path = join(papers, name);
      mkdirSync(path, { recursive: true });
      return path;
    },
  };
}
