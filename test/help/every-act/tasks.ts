import { lastDayOf } from '#shared/reports/names.ts';
import { newIdNumber } from '../archive.ts';
import { type Act, act } from './act.ts';
import type { Office } from './office.ts';

/** A roster with two new people and one who is there, of two with their opening state; read, not taken in. @returns its import and the file that changes */
async function readRoster(office: Office): Promise<{ importId: number; path: string }> {
  const known = await office.open();
  const lines = [
    `孙新一,${newIdNumber()},达明社区,13600136001,${office.day(-40)},3200.50,${office.month(-3)}`,
    `孙新二,${newIdNumber()},新来社区,13600136002,,,`,
    `${known.name},${known.idNumber},达明社区,13600136003,${office.day(-40)},3100,${office.month(-3)}`,
  ];
  const heading = '姓名,公民身份号码,所属社区,联系电话,上次认证日期,月养老金,现标准起始月';
  const path = office.paper('名册.csv', [heading, ...lines].join('\n'));
  const { importId } = await office.job({ kind: 'roster.read', recordKind: 'retiree', path });
  return { importId: Number(importId), path };
}
async function applyRoster(office: Office): Promise<number> {
  const { importId } = await readRoster(office);
  await office.job({ kind: 'roster.apply', importId });
  return importId;
}

/** A roster of one line that is refused: its number is another name's, or its day is none. @returns its import and line */
async function refusedLine(office: Office, of: 'number' | 'day'): Promise<{ id: number; position: number }> {
  const known = await office.open();
  const line = of === 'number' ? `孙改名,${known.idNumber},2016-01` : `孙新三,${newIdNumber()},2016-02-31`;
  const path = office.paper('一行.csv', `姓名,公民身份号码,退休时间\n${line}`);
  const { importId } = await office.job({ kind: 'roster.read', recordKind: 'retiree', path });
  return { id: Number(importId), position: 2 };
}

/** A job that has ended, for what is done with its line in the tray. */
async function endedScan(office: Office): Promise<() => { id: string }> {
  const { jobId } = await office.ask('jobs.start', { kind: 'likeness.scan' });
  await office.idle();
  return () => ({ id: jobId });
}

const PLAN = { never: 'a plan is read anew or discarded; it changes no file' };
const COPY = { never: 'what was written outside of the archive stays there' };
const TRAY = { never: 'a line of the tray is no content' };

/** Imports, hand-overs, backups and what else runs as a job; closed reports. */
export const taskActs: readonly Act[] = [
  act(
    'jobs.start',
    'roster.read',
    async (office) => {
      const { path } = await readRoster(office);
      return () => ({ kind: 'roster.read', recordKind: 'retiree', path });
    },
    { takenBack: PLAN },
  ),
  act(
    'jobs.start',
    'roster.apply',
    async (office) => {
      const { importId } = await readRoster(office);
      return () => ({ kind: 'roster.apply', importId });
    },
    {
      takenBack: {
        by: async (office) => {
          const [last] = (await office.ask('imports.list', {})).items;
          await office.job({ kind: 'roster.undo', importId: last?.id ?? 0 });
        },
      },
      onlyOnce: 'an import that was undone is read again from its file',
    },
  ),
  act(
    'jobs.start',
    'roster.undo',
    async (office) => {
      const importId = await applyRoster(office);
      return () => ({ kind: 'roster.undo', importId });
    },
    { takenBack: { never: 'an import that was undone is read again from its file' } },
  ),
  act(
    'jobs.start',
    'handover.write',
    async (office) => {
      const { id } = await office.open();
      await office.ask('attachments.add', { recordId: id, paths: [office.paper('身份证.pdf', '%PDF-1.4')] });
      const selection = { kind: 'retiree' as const, recordIds: [id] };
      return () => ({ kind: 'handover.write', selection, targetDir: office.folder('U盘'), recipient: '区档案馆' });
    },
    { takenBack: COPY },
  ),
  act(
    'jobs.start',
    'package.verify',
    async (office) => {
      const { id } = await office.open();
      const selection = { kind: 'retiree' as const, recordIds: [id] };
      const { path } = await office.job({ kind: 'handover.write', selection, targetDir: office.folder('U盘二') });
      return () => ({ kind: 'package.verify', path: String(path) });
    },
    { takenBack: { never: 'it reads only' } },
  ),
  act(
    'jobs.start',
    'likeness.scan',
    async ({ open }) => {
      await open({ name: '林依妹', mobile: '13800138001' });
      await open({ name: '林依妹', mobile: '13800138001' });
      return () => ({ kind: 'likeness.scan' });
    },
    { takenBack: { never: 'pairs follow from the people and are found anew' } },
  ),
  act(
    'jobs.start',
    'backup.make',
    async (office) => {
      await office.open();
      await office.ask('backups.setPlace', { dir: office.folder('备份') });
      return () => ({ kind: 'backup.make', reason: 'asked' });
    },
    { takenBack: COPY },
  ),
  act('jobs.cancel', 'one that ended', endedScan, { takenBack: TRAY }),
  act('jobs.clear', 'one that ended', endedScan, { takenBack: TRAY }),
  act(
    'imports.discard',
    'a plan',
    async (office) => {
      const { importId } = await readRoster(office);
      return () => ({ id: importId });
    },
    { takenBack: PLAN },
  ),
  act(
    'imports.answerIdentity',
    'one person with a new name',
    async (office) => {
      const line = await refusedLine(office, 'number');
      return () => ({ ...line, answer: 'renamed' });
    },
    { takenBack: PLAN },
  ),
  act(
    'imports.mend',
    'a day',
    async (office) => {
      const line = await refusedLine(office, 'day');
      return () => ({ ...line, column: 2, text: '2016-02-29' });
    },
    { takenBack: PLAN },
  ),
  act('reports.close', 'the month before', async ({ open, month }) => {
    await open();
    const last = month(-1);
    return () => ({
      ...{ report: 'management', from: `${last}-01`, to: lastDayOf(last), communityId: null },
      head: { unit: '鼓西街道', leader: '吴站长', statistician: null, filler: null, phone: null, reportedOn: null },
    });
  }),
  act(
    'commands.undo',
    'the opening of a file',
    async ({ ask, open }) => {
      const { id } = await open();
      const { items } = await ask('commands.list', { noun: 'record', nounId: id });
      return () => ({ id: items[0]?.id ?? 0 });
    },
    { takenBack: { never: 'what was taken back is done again by doing it' } },
  ),
];
