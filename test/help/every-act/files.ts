import { newIdNumber, retiree } from '../archive.ts';
import { opening, saving } from '../saving.ts';
import { type Act, act } from './act.ts';
import { MINE, type Office, type Opened, OTHER } from './office.ts';

const PICTURE = '%PDF-1.4 扫描件';

// Somebody who moved away, with nothing open or owed: what the kind asks before a file is closed.
const movedAway = ({ open }: Office): Promise<Opened> =>
  open({ management: 'M4', benefitState: 'B0', pensionFen: null, paperFileState: 'F4' });
async function closedFile(office: Office): Promise<Opened> {
  const file = await movedAway(office);
  const version = await office.version(file.id);
  await office.ask('records.close', { id: file.id, version, on: office.day(0), reason: '转出手续办完' });
  return file;
}

/** Files, their materials, people. */
export const fileActs: readonly Act[] = [
  act('records.save', 'opens a file', () => {
    const values = retiree({
      ...{ name: '林秀英', communityId: MINE, employer: '福州搪瓷厂', bankName: '工行鼓楼支行' },
      dependants: [{ name: '林小妹', relation: '20', birthOn: null, idNumber: null }],
    });
    return () => opening(values);
  }),
  act('records.save', 'opens a file with an opening state', () => {
    const values = retiree({
      name: '待接收',
      communityId: null,
      management: 'M0',
      benefitState: 'B0',
      paperFileState: 'F1',
    });
    return () => opening(values);
  }),
  act('records.save', 'opens a file of a person who has one out of use', async ({ ask, open, version }) => {
    const { id, idNumber, name } = await open();
    await ask('records.remove', { id, version: await version(id), reason: '重复建档' });
    const mobile = '13900139000';
    const values = retiree({ name, idNumber, communityId: MINE, mobile });
    return async () => {
      const { found } = await ask('people.findByIdNumber', { idNumber });
      if (!found) throw new Error('nobody has the number');
      const person = { id: found.personId, version: found.version, values: { mobile }, before: found.values };
      return { ...opening(values), person };
    };
  }),
  act('records.save', 'changes a file and its person', async ({ ask, open }) => {
    const { id } = await open({ dependants: [{ name: '陈小妹', relation: '20', birthOn: null, idNumber: null }] });
    return async () => {
      const file = await ask('records.get', { id });
      const dependants = [{ name: '陈大妹', relation: '20', birthOn: '1980-01-01', idNumber: null }];
      const changed = { mobile: '13700137000', name: '陈改名', pensionFen: 310_000, remark: '改过', dependants };
      return saving(file, { ...file.values, ...changed, communityId: OTHER });
    };
  }),
  act('records.remove', 'takes a file out of use', async ({ open, version }) => {
    const { id } = await open();
    return async () => ({ id, version: await version(id), reason: '重复建档' });
  }),
  act('records.restore', 'brings a file back', async ({ ask, open, version }) => {
    const { id } = await open();
    await ask('records.remove', { id, version: await version(id), reason: '重复建档' });
    return async () => ({ id, version: await version(id) });
  }),
  act('records.close', 'closes the file of somebody who moved away', async (office) => {
    const { id } = await movedAway(office);
    return async () => ({ id, version: await office.version(id), on: office.day(0), reason: '转出手续办完' });
  }),
  act('records.reopen', 'opens a closed file again', async (office) => {
    const { id } = await closedFile(office);
    return async () => ({ id, version: await office.version(id) });
  }),
  act('attachments.add', 'two materials', async ({ open, paper }) => {
    const { id } = await open();
    const paths = [paper('身份证.pdf', PICTURE), paper('登记表.pdf', `${PICTURE}2`)];
    return () => ({ recordId: id, paths });
  }),
  act('attachments.remove', 'a material', async ({ ask, open, paper }) => {
    const { id: recordId } = await open();
    await ask('attachments.add', { recordId, paths: [paper('照片.pdf', PICTURE)] });
    const { attachments } = await ask('records.get', { id: recordId });
    return () => ({ id: attachments[0]?.id ?? 0 });
  }),
  act('people.addAlias', 'another name', async ({ open }) => {
    const { personId } = await open();
    return () => ({ personId, kind: 'known-as', name: '老陈' });
  }),
  act('people.removeAlias', 'another name', async ({ ask, open }) => {
    const { personId } = await open();
    const { id } = await ask('people.addAlias', { personId, kind: 'known-as', name: '老陈' });
    return () => ({ id });
  }),
  act('people.addFormerNumber', 'a former number', async ({ open }) => {
    const { personId } = await open();
    const number = newIdNumber('1950-05-02');
    return () => ({ personId, kind: 'citizen', number });
  }),
  act('people.removeFormerNumber', 'a former number', async ({ ask, open }) => {
    const { personId } = await open();
    const number = newIdNumber('1950-05-02');
    const { id } = await ask('people.addFormerNumber', { personId, kind: 'citizen', number });
    return () => ({ id });
  }),
  act('people.setReading', 'how a name is read', async ({ open }) => {
    const { personId } = await open({ name: '单曾' });
    return () => ({ personId, reading: 'shan zeng' });
  }),
  act('people.merge', 'two entries that both have a file and a household', async ({ ask, open, day }) => {
    const [kept, gone] = [
      await open({ name: '林依妹', mobile: '13800138001' }),
      await open({ name: '林依妹', mobile: '13800138001' }),
    ];
    await ask('people.addAlias', { personId: gone.personId, kind: 'known-as', name: '依妹' });
    const households: number[] = [];
    for (const [index, { personId }] of [kept, gone].entries())
      households.push(
        (
          await ask('households.open', {
            ...{ communityId: MINE, address: `达明路 ${index + 1} 号`, openedOn: day(-900) },
            members: [{ person: { personId }, relation: '02' }],
          })
        ).id,
      );
    return () => ({
      ...{ keptId: kept.personId, goneId: gone.personId, keptRecordIds: [kept.id] },
      keptHouseholdId: households[0] ?? null,
    });
  }),
  act('likeness.keepApart', 'two who look alike', async ({ open }) => {
    const alike = { name: '郑美玉', mobile: '13800138002' };
    const [one, other] = [await open(alike), await open(alike)];
    return () => ({ firstId: one.personId, secondId: other.personId });
  }),
];
