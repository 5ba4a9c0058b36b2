import type { LineValues } from '#shared/records/retiree/contract/batches.ts';
import { newIdNumber } from '../archive.ts';
import { type Act, act } from './act.ts';
import { MINE, type Office } from './office.ts';

const letter = ({ day }: Office, direction: 'in' | 'out' = 'in') => ({
  ...{ direction, number: '榕转字 12 号', unitName: '福州搪瓷厂', kind: 'employer' as const, onDate: day(-20) },
  ...{ contents: ['pension' as const, 'file' as const], reason: direction === 'out' ? '户籍迁出' : null },
});
const newBatch = async (office: Office, direction: 'in' | 'out' = 'in'): Promise<number> =>
  (await office.ask('batches.save', { id: null, version: 0, values: letter(office, direction) })).id;
const versionOf = async ({ ask }: Office, id: number): Promise<number> => (await ask('batches.get', { id })).version;

const newPerson = (name: string): LineValues => ({
  ...({ name, idNumber: newIdNumber('1950-05-02'), communityId: MINE, gender: '1', employer: '福州搪瓷厂' } as const),
  ...({ retiredOn: '2010-05', retirementType: null, pensionFen: 300_000, phone: null, livesElsewhere: false } as const),
  ...({ registeredAddress: null, residenceAddress: '达明路 1 号', isParty: null, fileNumber: null } as const),
  ...({ originals: 1, copies: null, papers: 10, pages: 30, lacking: null, place: '3-1-1', remark: null } as const),
  ...({ sealNumber: null, sealReceipt: null, forwardOn: null, forwardTo: null, paidThrough: null } as const),
});
async function newLine(office: Office, batchId: number, values: Partial<LineValues> = {}): Promise<number> {
  const { lineId } = await office.ask('batches.addLine', { batchId, values: { ...newPerson('赵新来'), ...values } });
  return lineId;
}
const lineVersion = async (office: Office, batchId: number, lineId: number): Promise<number> =>
  (await office.ask('batches.get', { id: batchId })).lines.find(({ id }) => id === lineId)?.version ?? 0;

const papers = [
  { class: '1', name: '履历表', formedOn: '1974', copies: 1, pages: 3, remark: null },
  { class: '4', name: '学历证明', formedOn: null, copies: 1, pages: 1, remark: '复印件' },
];

/** Files that come and go in batches, their inner directories, sealed files. */
export const batchActs: readonly Act[] = [
  act('batches.save', 'a new letter', (office) => () => ({ id: null, version: 0, values: letter(office) })),
  act('batches.save', 'changes a letter', async (office) => {
    const id = await newBatch(office);
    return async () => ({
      ...{ id, version: await versionOf(office, id) },
      values: { ...letter(office), unitName: '福州二化', contents: ['file'] },
    });
  }),
  act('batches.remove', 'a letter with a line', async (office) => {
    const id = await newBatch(office);
    await newLine(office, id);
    return async () => ({ id, version: await versionOf(office, id) });
  }),
  act('batches.addLine', 'a person nobody knows', async (office) => {
    const batchId = await newBatch(office);
    return () => ({ batchId, values: newPerson('赵新来') });
  }),
  act('batches.addLine', 'somebody of the register who is not on the paper list', async (office) => {
    const batchId = await newBatch(office);
    const { name, idNumber } = await office.open({ management: 'M0' });
    return () => ({ batchId, isSurplus: true, values: { ...newPerson(name), idNumber } });
  }),
  act('batches.addLine', 'somebody of the register, renamed with it', async (office) => {
    const batchId = await newBatch(office);
    const { idNumber } = await office.open({ management: 'M0', formerName: '赵小名' });
    return () => ({ batchId, isSamePerson: true, values: { ...newPerson('赵改名'), idNumber } });
  }),
  act('batches.addRecords', 'files of the register', async (office) => {
    const batchId = await newBatch(office, 'out');
    const recordIds = [(await office.open()).id, (await office.open()).id];
    return () => ({ batchId, recordIds });
  }),
  act('batches.saveLine', 'what a line says and that it came', async (office) => {
    const batchId = await newBatch(office);
    const lineId = await newLine(office, batchId);
    return async () => ({
      ...{ lineId, version: await lineVersion(office, batchId, lineId), state: 'arrived' },
      values: { ...newPerson('赵改名'), place: '3-1-2' },
    });
  }),
  act('batches.saveLine', 'the number of somebody of another name, renamed with it', async (office) => {
    const batchId = await newBatch(office);
    const lineId = await newLine(office, batchId);
    const { idNumber } = await office.open({ management: 'M0' });
    return async () => ({
      ...{ lineId, version: await lineVersion(office, batchId, lineId), state: 'arrived', isSamePerson: true },
      values: { ...newPerson('赵改名'), idNumber },
    });
  }),
  act('batches.removeLine', 'a line with a directory', async (office) => {
    const batchId = await newBatch(office);
    const lineId = await newLine(office, batchId);
    await office.ask('batches.saveDirectory', { of: { lineId }, version: 0, papers });
    return async () => ({ lineId, version: await lineVersion(office, batchId, lineId) });
  }),
  act('batches.check', 'two lines that did not come', async (office) => {
    const batchId = await newBatch(office);
    const lineIds = [await newLine(office, batchId), await newLine(office, batchId, { name: '钱新来' })];
    return () => ({ lineIds, state: 'missing', lacking: '档案未到' });
  }),
  act('batches.importFile', 'the employer’s sheet', async (office) => {
    const id = await newBatch(office);
    const known = await office.open({ management: 'M0' });
    const lines = [`孙新来,${newIdNumber()},2005.5,达明社区,是`, `${known.name},${known.idNumber},,,`];
    const path = office.paper('清单.csv', ['姓名,公民身份号码,退休时间,社区,党员', ...lines].join('\n'));
    return () => ({ id, path });
  }),
  act('batches.saveDirectory', 'of a line', async (office) => {
    const batchId = await newBatch(office);
    const lineId = await newLine(office, batchId);
    return async () => {
      const { version } = await office.ask('batches.directory', { of: { lineId } });
      return { of: { lineId }, version, papers };
    };
  }),
  act('batches.saveDirectory', 'puts that of a file right', async (office) => {
    const { id: recordId } = await office.open({ paperFileState: 'F1' });
    await office.ask('batches.saveDirectory', { of: { recordId }, version: 0, papers });
    return async () => {
      const { version } = await office.ask('batches.directory', { of: { recordId } });
      return { of: { recordId }, version, papers: papers.slice(0, 1) };
    };
  }),
  act('batches.close', 'takes over: somebody new, somebody known, one sealed, one with a directory', async (office) => {
    const id = await newBatch(office);
    const known = await office.open({ management: 'M0', paperFileState: 'F0' });
    const lineIds = [
      await newLine(office, id),
      await newLine(office, id, { name: known.name, idNumber: known.idNumber }),
      await newLine(office, id, { name: '周密封', sealNumber: '封 1', sealReceipt: '收 1', forwardTo: '区档案馆' }),
      await newLine(office, id, { name: '吴目录' }),
    ];
    await office.ask('batches.saveDirectory', { of: { lineId: lineIds[3] ?? 0 }, version: 0, papers });
    await office.ask('batches.check', { lineIds, state: 'arrived', lacking: null });
    return async () => ({ id, version: await versionOf(office, id), on: office.day(-2) });
  }),
  act('batches.close', 'sends away', async (office) => {
    const id = await newBatch(office, 'out');
    const { id: recordId } = await office.open({ paperFileState: 'F1' });
    await office.ask('batches.addRecords', { batchId: id, recordIds: [recordId] });
    const { lines } = await office.ask('batches.get', { id });
    await office.ask('batches.check', { lineIds: lines.map((line) => line.id), state: 'arrived', lacking: null });
    return async () => ({ id, version: await versionOf(office, id), on: office.day(-2) });
  }),
  act('seals.keep', 'a sealed file', async ({ open, version, day }) => {
    const { id } = await open();
    return async () => ({
      ...{ recordId: id, version: await version(id), on: day(-10), from: '组织部', sealNumber: '封 2' },
      ...{ receiptNumber: '收 2', forwardOn: day(60), forwardTo: '区档案馆' },
    });
  }),
  ...(['pass', 'forward', 'incident'] as const).map((kind) =>
    act('seals.pass', kind, async ({ ask, open, version, day }) => {
      const { id } = await open();
      await ask('seals.keep', {
        ...{ recordId: id, version: await version(id), on: day(-10), from: '组织部', sealNumber: `封 ${kind}` },
        ...{ receiptNumber: null, forwardTo: '区档案馆' },
      });
      const sealId = (await ask('seals.get', { recordId: id })).items[0]?.id ?? 0;
      return () => ({
        sealId,
        kind,
        on: day(-5),
        from: '林经办',
        to: '区档案馆',
        paper: '转 1',
        note: '在库房门口发现封条开裂',
      });
    }),
  ),
];
