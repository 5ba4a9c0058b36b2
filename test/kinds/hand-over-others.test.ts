import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { getHandover } from '#db/handovers/handovers.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { Selection } from '#shared/contract/handovers.ts';
import type { JobProgress } from '#shared/contract/jobs.ts';
import { kinds, type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { newArchive, newFolder, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { verify } from '#test/help/bag.ts';
import { newMember } from '#test/help/households.ts';

/** Files whose subject is a household or an outlet are handed over with what they are about and who stands beside it. */

const [RELIEF, CANTEEN] = ['relief', 'canteen'] as string[] as [RecordKind, RecordKind];

let archive: TestArchive;
let stick: string;
beforeEach(() => {
  archive = newArchive();
  stick = newFolder('stick');
});
afterEach(() => {
  expect(checkDatabase(archive.db)).toEqual([]);
  archive.remove();
});

const ask = asking(() => archive);
const undo = (id: number | null) => ask('commands.undo', { id });

async function home(): Promise<number> {
  const { id } = await ask('households.open', {
    ...{ communityId: 1, address: '达明路 3 号', openedOn: '2020-01-01', document: '榕民〔2020〕1 号' },
    members: [
      { person: { name: '陈依妹', idNumber: newIdNumber('1950-01-02', '2') }, relation: '02' },
      { person: { name: '林依俤', idNumber: newIdNumber('1948-01-02', '1') }, relation: '10' },
    ],
  });
  return id;
}
const relief = async (householdId: number) =>
  ask('records.save', {
    ...{ kind: RELIEF, id: null, version: 0, values: { ...filePart(kinds[RELIEF].empty), monthlyFen: 65_000 } },
    household: { id: householdId, fromOn: '2026-03-04' },
  });
async function outlet(): Promise<number> {
  const personId = newMember(archive.db, archive.act, '林玉花');
  const at = { communityId: 1, address: '达明路 9 号', phone: '0591-87654321', remark: null };
  const values = { name: '长者食堂', organisationId: null, personId, ...at };
  return (await ask('outlets.save', { id: null, version: 0, values })).id;
}
const canteen = async (outletId: number) =>
  ask('records.save', {
    ...{ kind: CANTEEN, id: null, version: 0, values: { ...filePart(kinds[CANTEEN].empty), seats: 40 } },
    outlet: { id: outletId },
  });

const hand = (kind: RecordKind, more: Partial<Selection> = {}, options = {}) => {
  const selection = { kind, communityId: null, retiredYear: null, recordIds: null, onDate: null, ...more };
  const asked = { kind: 'handover.write' as const, selection, targetDir: stick, recipient: '', remark: '' };
  return runJobHere(archive.context, asked, options);
};
const root = () => join(stick, readdirSync(stick)[0] ?? '');
const text = (file: string) => readFileSync(join(root(), 'data', file), 'utf8');
const documentOf = (kind: RecordKind, number: string) => {
  const [year] = readdirSync(join(root(), 'data/电子档案'));
  return JSON.parse(text(`电子档案/${year}/${recordKindLabels[kind]}/${number}/档案.json`));
};
const sheet = () => ask('sheets.get', { request: { form: 'handover-list', handoverId: 1 } });

it('a file of a household goes out with the household: head and members, those who left too, and verifies', async () => {
  const householdId = await home();
  const { number } = await relief(householdId);
  const { members } = await ask('households.get', { id: householdId });
  const spouse = members.find(({ name }) => name === '林依俤')?.id ?? 0;
  await ask('households.leave', { memberId: spouse, leftOn: '2026-04-01', reason: 'moved-out' });
  await hand(RELIEF, { communityId: 1 });
  expect(await verify(root())).toMatchObject({ valid: true, errors: [] });
  const document = documentOf(RELIEF, number);
  expect(document).toMatchObject({
    ...{ formatVersion: 5, record: { number, values: { monthlyFen: 65_000 } }, beside: [] },
    subject: {
      type: 'household',
      households: [
        {
          ...{
            fromOn: '2026-03-04',
            toOn: null,
            address: '达明路 3 号',
            openedOn: '2020-01-01',
            communityName: '达明社区',
          },
          members: [
            {
              name: '陈依妹',
              genderInWords: '女',
              idKindInWords: '公民身份号码',
              relationInWords: '户主',
              leftOn: null,
            },
            { name: '林依俤', genderInWords: '男', leftOn: '2026-04-01', leaveReasonInWords: '迁出' },
          ],
        },
      ],
    },
  });
  expect(JSON.stringify(document)).not.toMatch(/"(id|\w+Id)":/);
  expect(text('移交清单.csv')).toContain('陈依妹');
  expect(await sheet()).toMatchObject({
    rows: [{ number, name: '陈依妹', idKind: 'citizen', communityName: '达明社区' }],
  });
  expect((await ask('records.history', { id: 1 })).items[0]).toMatchObject({ action: 'handover' });
});

it('a file of an outlet goes out with the outlet, who runs it, and who works there', async () => {
  const outletId = await outlet();
  const { id, number, version } = await canteen(outletId);
  const personId = newMember(archive.db, archive.act, '陈美玉', '1980-01-02', '2');
  await ask('records.addPerson', { recordId: id, version, personId, role: 'staff', fromOn: '2026-03-01' });
  await hand(CANTEEN, { recordIds: [id] });
  expect(await verify(root())).toMatchObject({ valid: true, errors: [] });
  const document = documentOf(CANTEEN, number);
  expect(document).toMatchObject({
    subject: {
      type: 'outlet',
      outlet: {
        ...{ name: '长者食堂', address: '达明路 9 号', phone: '0591-87654321', communityName: '达明社区' },
        ...{ organisation: null, person: { name: '林玉花', idKindInWords: '公民身份号码' } },
      },
    },
    beside: [{ name: '陈美玉', role: 'staff', roleInWords: '工作人员', fromOn: '2026-03-01', toOn: null }],
  });
  expect(JSON.stringify(document)).not.toMatch(/"(id|\w+Id)":/);
  expect(await sheet()).toMatchObject({ rows: [{ number, name: '长者食堂', idKind: null, idNumber: null }] });
});

it('an outlet that an organisation runs names it by its numbers', async () => {
  const values = { name: '鼓楼餐饮有限公司', isProvider: true, creditCode: '91350102MA2XXXXX0X' };
  const organisation = inTransaction(archive.db, () =>
    archive.db
      .prepare(
        `INSERT INTO organisation (uid, name, is_employer, is_bank, is_provider, credit_code, version, created_at, updated_at, updated_by)
         VALUES ('org-1', ?, 0, 0, 1, ?, 1, @at, @at, 1) RETURNING id`,
      )
      .pluck()
      .get(values.name, values.creditCode, { at: archive.act.at }),
  );
  const at = { personId: null, communityId: 1, address: '达明路 9 号', phone: null, remark: null };
  const { id: outletId } = await ask('outlets.save', {
    ...{ id: null, version: 0, values: { name: '长者食堂', organisationId: Number(organisation), ...at } },
  });
  const { number } = await canteen(outletId);
  await hand(CANTEEN);
  expect(documentOf(CANTEEN, number).subject.outlet).toMatchObject({
    organisation: { name: values.name, creditCode: values.creditCode },
    person: null,
  });
});

it.each([
  ['a household whose members change', RELIEF],
  ['an outlet that is renamed', CANTEEN],
] as const)('of %s while the package is written is not finished, and names the file', async (_what, kind) => {
  const [householdId, outletId] = [await home(), await outlet()];
  const { number } = kind === RELIEF ? await relief(householdId) : await canteen(outletId);
  const { members } = await ask('households.get', { id: householdId });
  const { values, version } = await ask('outlets.get', { id: outletId });
  const spouse = members.find(({ name }) => name === '林依俤')?.id ?? 0;
  let isChanged: Promise<unknown> | null = null;
  const change = () =>
    kind === RELIEF
      ? ask('households.leave', { memberId: spouse, leftOn: '2026-04-01', reason: 'moved-out' })
      : ask('outlets.save', { id: outletId, version, values: { ...values, phone: '1' } });
  // While it is read back, each document has been made.
  const progress = ({ step }: JobProgress) => {
    if (step === 3) isChanged ??= change();
  };
  const handed = hand(kind, {}, { progress });
  await expect(handed).rejects.toMatchObject({ code: 'handover.changedMeanwhile', params: { numbers: number } });
  await isChanged;
  expect(getHandover(archive.db, 1).state).toBe('failed');
  expect((await verify(root())).valid).toBe(false);
});

it('cancelled leaves nothing behind; what was handed over is counted, what is out of use is not handed over', async () => {
  const { id } = await relief(await home());
  let looks = 0;
  expect(await hand(RELIEF, {}, { isCancelled: () => ++looks > 4 })).toEqual({ state: 'cancelled' });
  expect(readdirSync(stick)).toEqual([]);
  await hand(RELIEF);
  expect(await ask('handovers.measure', { selection: { kind: RELIEF } })).toMatchObject({
    ...{ records: 1, handedOverBefore: 1 },
  });
  const { version } = await ask('records.get', { id });
  const { commandId } = await ask('records.remove', { id, version, reason: '登记错误' });
  await expect(hand(RELIEF)).rejects.toMatchObject({ code: 'handover.nothingChosen' });
  await undo(commandId);
  expect((await ask('handovers.measure', { selection: { kind: RELIEF } })).records).toBe(1);
});
