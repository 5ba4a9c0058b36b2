import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindingOption, type ReadableDb } from '#db/core/open.ts';
import { listOrganisations, suggestOrganisations } from '#db/organisations/list.ts';
import { similarTo } from '#db/organisations/similar.ts';
import { databaseFile } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import { archiveContract } from '#shared/contract/archive.ts';
import type { OrganisationValues } from '#shared/contract/organisations.ts';
import { isAppError } from '#shared/errors.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import { organisationColumns } from '#shared/rules/organisation-sheet.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { rosterFile, xlsxFile } from '#test/help/rosters.ts';
import { opening, saving } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

async function call<N extends ArchiveCall>(name: N, input: ArchiveInput<N>) {
  const value = await callDirectly(handlers, archive.context, name, input);
  archiveContract[name].output.parse(value);
  return value;
}
async function refused(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isAppError(error) ? { code: error.code, params: error.params } : error;
}
const values = (of: Partial<OrganisationValues> & { name: string }): OrganisationValues => ({
  shortName: null,
  kinds: ['employer'],
  creditCode: null,
  organisationCode: null,
  licenceNumber: null,
  unitNumber: null,
  bankCode: null,
  head: null,
  address: null,
  contact: null,
  phone: null,
  remark: null,
  validFrom: null,
  ...of,
});
const register = async (of: Partial<OrganisationValues> & { name: string }) =>
  (await call('organisations.save', { id: null, version: 0, values: values(of) })).id;
const file = async (of: Partial<RetireeValues>) => (await call('records.save', opening(retiree(of)))).id;
const links = (recordId: number) =>
  archive.db.prepare('SELECT employer_id AS employer, bank_id AS bank FROM retiree WHERE id = ?').get(recordId);
const lastCommand = async () =>
  (await call('organisations.overview', {})).commands.find((one) => one.undoneAt === null)?.id ?? 0;
const undo = async () => call('commands.undo', { id: await lastCommand() });
const unknown = async (field: 'employer' | 'bank' = 'employer') =>
  (await call('organisations.unknown', { field })).items;

describe('a day after today', () => {
  const tomorrow = () => dayAfter(localDay(new Date().toISOString()));
  it.each([
    ['values.validFrom', () => register({ name: '福州搪瓷厂', validFrom: tomorrow() })],
    [
      'validTo',
      async () =>
        call('organisations.close', {
          ...{ id: await register({ name: '福州搪瓷厂' }), successorId: null },
          ...{ validTo: tomorrow(), reason: 'cancelled' },
        }),
    ],
  ])('is refused at its field: %s of an organisation', async (field, act) => {
    const sentence = '不能晚于今天，请到生效那天再登记';
    expect(await refused(act())).toEqual({ code: 'input.invalid', params: { fields: { [field]: sentence } } });
  });
});

describe('a file', () => {
  it('is linked by name, former name and spelling, and keeps its text as written', async () => {
    const id = await register({ name: '福州第二棉纺织有限公司', shortName: '二棉' });
    await call('organisations.addName', { id, kind: 'former', name: '福州第二棉纺厂' });
    await call('organisations.addName', { id, kind: 'spelling', name: '福州二棉' });
    for (const employer of ['福州第二棉纺织有限公司', ' 福州第二棉纺厂', '福州 二棉']) {
      const recordId = await file({ employer });
      expect(links(recordId)).toEqual({ employer: id, bank: null });
      expect(retireeFile(archive.db, recordId).values.employer).toBe(employer.trim());
    }
    // 二棉 may be of several bodies.
    expect(links(await file({ employer: '二棉' }))).toEqual({ employer: null, bank: null });
    expect(links(await file({ bankName: '福州二棉' }))).toEqual({ employer: null, bank: null });
  });

  it('follows its text when that is changed', async () => {
    const [one, other] = [await register({ name: '甲厂' }), await register({ name: '乙厂' })];
    const recordId = await file({ employer: '甲厂' });
    expect(links(recordId)).toMatchObject({ employer: one });
    const before = retireeFile(archive.db, recordId);
    const { version } = await call('records.save', saving(before, { ...before.values, employer: '乙厂' }));
    expect(links(recordId)).toMatchObject({ employer: other });
    await call('records.save', saving({ ...before, version }, { ...before.values, employer: null }));
    expect(links(recordId)).toMatchObject({ employer: null });
  });

  it('whose saving is taken back names whom its text named before, also when the register changed meanwhile', async () => {
    const recordId = await file({ employer: '甲厂' });
    const before = retireeFile(archive.db, recordId);
    await call('records.save', saving(before, { ...before.values, employer: '乙厂', remark: '改' }));
    const [one, other] = [await register({ name: '甲厂' }), await register({ name: '乙厂' })];
    expect(links(recordId)).toMatchObject({ employer: other });
    const { items } = await call('commands.list', { noun: 'record', nounId: recordId });
    await call('commands.undo', { id: items[0]?.id ?? 0 });
    expect(links(recordId)).toMatchObject({ employer: one });
    await call('commands.undo', { id: items[1]?.id ?? 0 });
    expect(await call('organisations.get', { id: one })).toMatchObject({ files: 0 });
  });

  it('of a roster is linked like one that is typed, and the roster undone leaves nothing', async () => {
    const employer = await register({ name: '福州灯泡厂', unitNumber: '3501001' });
    const bank = await register({ name: '中国工商银行福州鼓楼支行', kinds: ['bank'] });
    const lines = [
      ['陈一', newIdNumber(), '福州灯泡厂', '中国工商银行福州鼓楼支行'],
      ['陈二', newIdNumber(), '福州灯泡總厂', '中国工商银行福州鼓楼支行'],
    ];
    const path = rosterFile(
      'a.csv',
      ['姓名,身份证号,原工作单位,开户银行', ...lines.map((line) => line.join(','))].join('\n'),
    );
    const importId = await importRoster(archive, path);
    expect(await call('organisations.get', { id: employer })).toMatchObject({ files: 1, accounts: 0 });
    expect(await call('organisations.get', { id: bank })).toMatchObject({ files: 0, accounts: 2, bankCode: '102' });
    expect(await unknown()).toMatchObject([
      { name: '福州灯泡總厂', files: 1, proposals: [{ id: employer, why: 'one-missing' }] },
    ]);
    const list = await call('records.list', { filter: { kind: 'retiree', facets: { employer: [employer] } } });
    expect(list.rows.map((row) => row.name)).toEqual(['陈一']);
    const both = await call('records.list', { filter: { kind: 'retiree', facets: { bank: [bank] }, text: '陈' } });
    expect(both.rows.map((row) => row.name).sort()).toEqual(['陈一', '陈二']);
    await runJobHere(archive.context, { kind: 'roster.undo', importId });
    expect(await call('organisations.get', { id: employer })).toMatchObject({ files: 0 });
    expect(await unknown()).toEqual([]);
  });
});

describe('unknown names', () => {
  it('are counted with examples, the number their files agree on, and what they look like', async () => {
    const id = await register({ name: '福建机器厂（集团）有限公司' });
    for (const name of ['甲', '乙', '丙'])
      await file({ name, employer: '福建机器厂集团有限责任公司', employerCode: '3501' });
    await file({ name: '丁', employer: '福建机器厂集团 有限责任公司' });
    await file({ employer: '鼓楼区饮服公司', employerCode: '1' });
    await file({ employer: '鼓楼区饮服公司', employerCode: '2' });
    const items = await unknown();
    expect(items).toMatchObject([
      {
        name: '福建机器厂集团有限责任公司',
        files: 4,
        writings: 2,
        unitNumber: '3501',
        proposals: [{ id, why: 'company' }],
      },
      { name: '鼓楼区饮服公司', files: 2, writings: 1, unitNumber: null, proposals: [] },
    ]);
    expect(items[0]?.examples.map((one) => one.person)).toEqual(['甲', '乙', '丙']);
    expect((await call('organisations.unknown', { field: 'employer', text: '饮服' })).items).toHaveLength(1);
  });

  it('are not what says that there is no unit', async () => {
    for (const employer of ['无', '灵活就业', '无线电厂']) await file({ employer });
    expect((await unknown()).map((one) => one.name)).toEqual(['无线电厂']);
  });

  it('are assigned in one act that links every file and is taken back whole', async () => {
    const id = await register({ name: '福州百货公司' });
    const files = [await file({ employer: '福州市百货公司' }), await file({ employer: '福州百货總公司' })];
    const keys = (await unknown()).map((one) => one.key);
    expect(await call('organisations.assign', { field: 'employer', keys, organisationId: id })).toEqual({ linked: 2 });
    for (const one of files) expect(links(one)).toMatchObject({ employer: id });
    expect(await unknown()).toEqual([]);
    // Writing in one of the files must not keep the act from being undone.
    const now = retireeFile(archive.db, files[0] ?? 0);
    await call('records.save', saving(now, { ...now.values, employer: '别的厂', remark: '改' }));
    await undo();
    expect(links(files[1] ?? 0)).toMatchObject({ employer: null });
    expect((await unknown()).map((one) => one.name).sort()).toEqual(['别的厂', '福州百货總公司']);
  });

  it('are registered together, with their numbers, and a bank that was an employer becomes both', async () => {
    const icbc = await register({ name: '中国工商银行福州鼓楼支行' });
    await file({ employer: '甲厂', employerCode: '11', bankName: '中国工商银行福州鼓楼支行' });
    await file({ employer: '乙厂', employerCode: '11', bankName: '福建海峡银行', bankCode: '313' });
    const employers = (await unknown()).map((one) => one.key);
    expect(await call('organisations.register', { field: 'employer', keys: employers })).toEqual({
      registered: 2,
      linked: 2,
    });
    const banks = await unknown('bank');
    expect(banks.map((one) => [one.name, one.bankCode, one.proposals[0]?.why])).toEqual([
      ['中国工商银行福州鼓楼支行', '102', 'same'],
      ['福建海峡银行', '313', undefined],
    ]);
    await call('organisations.register', { field: 'bank', keys: banks.map((one) => one.key) });
    expect(await call('organisations.get', { id: icbc })).toMatchObject({ kinds: ['employer', 'bank'], accounts: 1 });
    const all = await call('organisations.list', {});
    // Two files with one number for two names: only the first can have it.
    expect(all.rows.map((row) => row.unitNumber).filter(Boolean)).toEqual(['11']);
    await undo();
    expect(await call('organisations.get', { id: icbc })).toMatchObject({ kinds: ['employer'], accounts: 0 });
    expect(await unknown('bank')).toHaveLength(2);
  });
});

describe('an organisation', () => {
  it('is found by name, former name, spelling, initials, pinyin and number', async () => {
    const id = await register({
      name: '福州灯泡厂',
      shortName: '灯泡',
      unitNumber: '3501-07',
      creditCode: '91350100M000100Y43',
    });
    await register({ name: '长乐航城支行', kinds: ['bank'] });
    await call('organisations.addName', { id, kind: 'former', name: '公私合营福州电灯厂' });
    for (const [text, matched] of [
      ['福州灯泡厂', null],
      ['灯泡', null],
      ['fzdpc', null],
      ['dpc', null],
      ['fuzhoudeng', null],
      ['公私合营', '公私合营福州电灯厂'],
      ['gshy', '公私合营福州电灯厂'],
      ['3501-07', '3501-07'],
      ['91350100m0001', '91350100M000100Y43'],
      ['m000100y4', 'M000100Y4'],
      ['福州 灯', null],
    ] as const) {
      const { rows } = await call('organisations.list', { text });
      expect([text, rows.map((row) => row.id)]).toEqual([text, [id]]);
      if (matched !== null) expect([text, rows[0]?.matched]).toEqual([text, matched]);
    }
    expect((await call('organisations.list', { text: 'clhc' })).rows).toMatchObject([{ name: '长乐航城支行' }]);
    expect((await call('organisations.list', { text: 'fzdpc', kind: 'bank' })).total).toBe(0);
    expect((await call('organisations.suggest', { field: 'bank', text: 'fzdpc' })).items).toEqual([]);
    expect((await call('organisations.suggest', { field: 'employer', text: 'fzdpc' })).items).toMatchObject([
      { id, unitNumber: '3501-07', files: 0 },
    ]);
    expect((await call('organisations.find', { field: 'employer', text: '公私合营福州电灯厂' })).found).toMatchObject({
      id,
      by: 'former',
    });
  });

  it('is refused with a name or a number that another has, and says whose it is', async () => {
    const id = await register({ name: '甲厂', creditCode: '91350100M000100Y43', unitNumber: '7' });
    await call('organisations.addName', { id, kind: 'former', name: '老甲厂' });
    const other = await register({ name: '乙厂' });
    const save = (of: Partial<OrganisationValues>) =>
      refused(call('organisations.save', { id: other, version: 1, values: values({ name: '乙厂', ...of }) }));
    expect(await save({ name: ' 老 甲厂' })).toEqual({
      code: 'organisation.nameTaken',
      params: { name: '老 甲厂', holder: '甲厂' },
    });
    expect(await save({ creditCode: '91350100M000100Y43' })).toMatchObject({ code: 'organisation.codeTaken' });
    expect(await save({ unitNumber: '7' })).toMatchObject({
      code: 'organisation.codeTaken',
      params: { label: '单位编号' },
    });
    expect(await save({ creditCode: '91350100M000100Y44' })).toMatchObject({ name: 'ZodError' });
    expect(
      await refused(call('organisations.save', { id: other, version: 9, values: values({ name: '丙厂' }) })),
    ).toMatchObject({ code: 'organisation.changedMeanwhile' });
    expect(
      await call('organisations.check', {
        id: other,
        name: '老甲 厂',
        creditCode: '91350100m000100y43',
        unitNumber: '7',
      }),
    ).toMatchObject({
      sameName: { id },
      sameCreditCode: { id },
      sameUnitNumber: { id },
    });
  });

  it('keeps the name it gives up as a former one, and files that carry either', async () => {
    const id = await register({ name: '福州灯泡厂' });
    const before = await file({ employer: '福州灯泡厂' });
    const after = await file({ employer: '福州照明有限公司' });
    await call('organisations.save', { id, version: 1, values: values({ name: '福州照明有限公司' }) });
    expect(links(before)).toMatchObject({ employer: id });
    expect(links(after)).toMatchObject({ employer: id });
    const got = await call('organisations.get', { id });
    expect(got.names.map((one) => [one.kind, one.name, one.files])).toEqual([
      ['name', '福州照明有限公司', 1],
      ['former', '福州灯泡厂', 1],
    ]);
    expect(got.commands[0]?.title).toBe('修改单位：福州灯泡厂（单位名称：福州灯泡厂 → 福州照明有限公司）');
    // Back again: the former name becomes the name.
    await call('organisations.save', { id, version: 2, values: values({ name: '福州灯泡厂' }) });
    expect((await call('organisations.get', { id })).names.map((one) => [one.kind, one.name])).toEqual([
      ['name', '福州灯泡厂'],
      ['former', '福州照明有限公司'],
    ]);
    await undo();
    await undo();
    expect((await call('organisations.get', { id })).names.map((one) => one.name)).toEqual(['福州灯泡厂']);
    expect(links(after)).toMatchObject({ employer: null });
  });

  it('in use is not removed and stays what files name it, with the counts; nothing points to it: it goes, and comes back', async () => {
    const id = await register({ name: '甲厂', kinds: ['employer', 'provider'] });
    await register({ name: '乙厂' }).then((other) =>
      call('organisations.close', { id: other, validTo: '2001-01-01', reason: 'absorbed', successorId: id }),
    );
    const recordId = await file({ employer: '甲厂' });
    const inUse = {
      code: 'organisation.inUse',
      params: { name: '甲厂', files: 1, accounts: 0, others: 1, outlets: 0 },
    };
    expect(await refused(call('organisations.remove', { id }))).toEqual(inUse);
    const provider = values({ name: '甲厂', kinds: ['provider'] });
    expect(await refused(call('organisations.save', { id, version: 1, values: provider }))).toMatchObject({
      code: 'organisation.inUse',
      params: { files: 1, others: 0 },
    });
    await undo();
    const { version } = retireeFile(archive.db, recordId);
    await call('records.remove', { id: recordId, version, reason: '重复建档' });
    await call('organisations.remove', { id });
    expect(await refused(call('organisations.get', { id }))).toMatchObject({ code: 'organisation.notFound' });
    await undo();
    expect(await call('organisations.get', { id })).toMatchObject({ name: '甲厂', files: 0 });
    await call('records.restore', { id: recordId, version: version + 1 });
    expect(await call('organisations.get', { id })).toMatchObject({ files: 1 });
  });

  it('ends with a successor, never in a circle, also not by taking an act back', async () => {
    const [a, b, c] = [
      await register({ name: '甲厂' }),
      await register({ name: '乙厂' }),
      await register({ name: '丙厂' }),
    ];
    const close = (id: number, successorId: number | null, validTo: string | null = '2003-05-01') =>
      call('organisations.close', { id, validTo, reason: validTo === null ? null : 'restructured', successorId });
    await close(a, b);
    await close(b, c);
    expect(await refused(close(c, a))).toMatchObject({ code: 'organisation.successorCycle', params: { name: '丙厂' } });
    expect(await call('organisations.get', { id: b })).toMatchObject({
      successor: { name: '丙厂' },
      predecessors: [{ name: '甲厂' }],
      closedReason: 'restructured',
    });
    const recordId = await file({ employer: '甲厂' });
    expect(links(recordId)).toMatchObject({ employer: a });
    expect((await call('organisations.find', { field: 'employer', text: '甲厂' })).found).toMatchObject({
      successorName: '乙厂',
    });
    await close(a, null, null);
    const reopened = await lastCommand();
    await close(c, a);
    expect(await refused(call('commands.undo', { id: reopened }))).toMatchObject({ code: 'command.changedSince' });
    expect(await call('organisations.get', { id: a })).toMatchObject({ validTo: null, successor: null });
  });
});

describe('two entries for one organisation', () => {
  it('are merged with names, numbers, files and successors, and parted again', async () => {
    const kept = await register({ name: '福州百货公司', kinds: ['employer'], address: '八一七路' });
    const gone = await register({
      name: '福州市百货公司',
      shortName: '市百',
      kinds: ['employer', 'provider'],
      creditCode: '91350100M000100Y43',
      address: '东街口',
    });
    const old = await register({ name: '福州百货商店' });
    await call('organisations.close', { id: old, validTo: '1990-01-01', reason: 'restructured', successorId: gone });
    const files = [await file({ employer: '福州百货公司' }), await file({ employer: '福州市百货公司' })];
    expect((await call('organisations.get', { id: kept })).similar).toMatchObject([{ id: gone, why: 'area' }]);
    await call('organisations.merge', { keptId: kept, goneId: gone });
    for (const one of files) expect(links(one)).toMatchObject({ employer: kept });
    const merged = await call('organisations.get', { id: gone });
    expect(merged).toMatchObject({
      id: kept,
      kinds: ['employer', 'provider'],
      creditCode: '91350100M000100Y43',
      shortName: '市百',
      address: '八一七路',
      files: 2,
      predecessors: [{ id: old }],
      similar: [],
    });
    expect((await call('organisations.list', { text: 'M000100' })).rows.map((row) => row.id)).toEqual([kept]);
    expect((await call('organisations.list', {})).total).toBe(2);
    // What is changed beside the merge does not stand in its way.
    await call('organisations.save', {
      id: kept,
      version: merged.version,
      values: values({ ...pick(merged), phone: '0591-87654321' }),
    });
    await call('commands.undo', { id: merged.commands[0]?.id ?? 0 });
    expect(links(files[1] ?? 0)).toMatchObject({ employer: gone });
    expect(await call('organisations.get', { id: kept })).toMatchObject({
      creditCode: null,
      shortName: null,
      phone: '0591-87654321',
      kinds: ['employer'],
    });
    expect(await call('organisations.get', { id: gone })).toMatchObject({ predecessors: [{ id: old }], files: 1 });
  });

  it('of which one succeeds the other are not one', async () => {
    const [a, b] = [await register({ name: '甲厂' }), await register({ name: '甲厂有限公司' })];
    await call('organisations.close', { id: a, validTo: '2003-05-01', reason: 'restructured', successorId: b });
    for (const [keptId, goneId] of [
      [a, b],
      [b, a],
    ] as const)
      expect(await refused(call('organisations.merge', { keptId, goneId }))).toMatchObject({
        code: 'organisation.succession',
      });
  });

  it('cannot be parted when the number of the gone one is another’s by now', async () => {
    const [kept, gone] = [
      await register({ name: '甲厂', unitNumber: '8' }),
      await register({ name: '乙厂', unitNumber: '7' }),
    ];
    await call('organisations.merge', { keptId: kept, goneId: gone });
    const merge = await lastCommand();
    await register({ name: '丙厂', unitNumber: '7' });
    expect(await refused(call('commands.undo', { id: merge }))).toMatchObject({ code: 'command.clashes' });
    expect((await call('organisations.get', { id: gone })).id).toBe(kept);
  });
});

function pick(of: OrganisationValues): OrganisationValues {
  return Object.fromEntries(
    Object.keys(values({ name: '' })).map((key) => [key, of[key as keyof OrganisationValues]]),
  ) as OrganisationValues;
}

describe('a sheet of organisations', () => {
  const HEAD = organisationColumns.slice(0, -2);
  const line = (cells: Partial<Record<(typeof organisationColumns)[number], string>>) =>
    HEAD.map((column) => cells[column] ?? '').join(',');
  const csv = (...lines: string[]) => rosterFile('单位.csv', [HEAD.join(','), ...lines, ''].join('\r\n'));
  const take = (path: string) => call('organisations.importFile', { path });
  const good = line({
    单位名称: '福州灯泡厂',
    单位类别: '原单位',
    统一社会信用代码: '91350100M000100Y43',
    单位编号: '7',
  });

  it('comes back as it was written, here and in another office', async () => {
    const a = await register({
      name: '福建机器厂（集团）有限公司',
      shortName: '福机',
      kinds: ['employer', 'provider'],
      creditCode: '91350100M000100Y43',
      licenceNumber: '350100100012345',
      unitNumber: '3501-07',
      head: '阿卜杜热合曼·买买提吐尔逊江',
      address: '福州市, “工业路”1号',
      phone: '0591-87654321',
      validFrom: '1998-01-01',
    });
    await register({ name: '中国工商银行福州鼓楼支行', kinds: ['bank'] });
    const old = await register({ name: '=1+1福建机器厂' });
    await call('organisations.addName', { id: a, kind: 'former', name: '福建机器总厂' });
    await call('organisations.addName', { id: a, kind: 'spelling', name: '福机厂' });
    await call('organisations.close', { id: old, validTo: '1997-12-31', reason: 'restructured', successorId: a });
    await file({ employer: '福机厂' });
    const path = join(archive.dir, '单位.xlsx');
    expect(await call('organisations.export', { path })).toEqual({ path, rows: 3 });
    expect((await readSheetRows(path))[0]).toEqual([...organisationColumns]);
    expect(await take(path)).toEqual({ added: 0, changed: 0, same: 3, linked: 0 });

    const other = newArchive();
    expect(await callDirectly(handlers, other.context, 'organisations.importFile', { path })).toMatchObject({
      added: 3,
      same: 0,
    });
    const again = join(other.dir, '再.xlsx');
    await callDirectly(handlers, other.context, 'organisations.export', { path: again });
    const plain = async (of: string) => (await readSheetRows(of)).map((row) => row.slice(0, HEAD.length));
    expect(await plain(again)).toEqual(await plain(path));
    other.remove();
  });

  it('adds, changes what it fills, leaves what it leaves empty, links files, and is one act', async () => {
    const id = await register({ name: '福州灯泡厂', address: '工业路' });
    const recordId = await file({ employer: '福州电灯厂' });
    const path = csv(
      line({ 单位名称: '福州 灯泡厂', 单位类别: '原单位', 曾用名: '福州电灯厂；福州电器厂', 单位编号: '7' }),
      line({
        单位名称: '乙厂',
        单位类别: '原单位、服务单位',
        终止日期: '2003.5.1',
        终止原因: '并入其他单位',
        承接单位: '福州灯泡厂',
      }),
    );
    expect(await take(path)).toEqual({ added: 1, changed: 1, same: 0, linked: 1 });
    expect(links(recordId)).toMatchObject({ employer: id });
    expect(await call('organisations.get', { id })).toMatchObject({
      address: '工业路',
      unitNumber: '7',
      predecessors: [{ name: '乙厂' }],
    });
    await undo();
    expect(links(recordId)).toMatchObject({ employer: null });
    expect(await call('organisations.get', { id })).toMatchObject({
      name: '福州灯泡厂',
      unitNumber: null,
      predecessors: [],
    });
    expect((await call('organisations.list', {})).total).toBe(1);
  });

  it.each<[string, string, number, string]>([
    [
      'a wrong check character',
      line({ 单位名称: '甲', 单位类别: '原单位', 统一社会信用代码: '91350100M000100Y44' }),
      3,
      '校验位不对',
    ],
    ['a wrong 组织机构代码', line({ 单位名称: '甲', 单位类别: '原单位', 组织机构代码: '70846113-7' }), 3, '校验位不对'],
    [
      'a letter no code has',
      line({ 单位名称: '甲', 单位类别: '原单位', 统一社会信用代码: '9135O100M000100Y43' }),
      3,
      '不应有“O”',
    ],
    [
      'a code of another length',
      line({ 单位名称: '甲', 单位类别: '原单位', 统一社会信用代码: '708461136' }),
      3,
      '应为 18 位',
    ],
    [
      'a credit code twice',
      line({ 单位名称: '甲', 单位类别: '原单位', 统一社会信用代码: '91350100m000100y43' }),
      3,
      '与第 2 行重复',
    ],
    ['a unit number twice', line({ 单位名称: '甲', 单位类别: '原单位', 单位编号: '7' }), 3, '与第 2 行重复'],
    ['a name twice', line({ 单位名称: '福州 灯泡厂', 单位类别: '原单位' }), 3, '与第 2 行重复'],
    [
      'a former name that is another’s name',
      line({ 单位名称: '甲', 单位类别: '原单位', 曾用名: '福州灯泡厂' }),
      3,
      '与第 2 行重复',
    ],
    ['a kind nobody knows', line({ 单位名称: '甲', 单位类别: '工厂' }), 3, '单位类别“工厂”'],
    ['no kind', line({ 单位名称: '甲' }), 3, '没有填写单位类别'],
    ['no name', line({ 单位类别: '原单位' }), 3, '没有填写单位名称'],
    [
      'a bank nobody knows',
      line({ 单位名称: '甲', 单位类别: '银行网点', 所属银行: '火星银行' }),
      3,
      '所属银行“火星银行”',
    ],
    [
      'a day that is none',
      line({ 单位名称: '甲', 单位类别: '原单位', 终止日期: '2003-02-30' }),
      3,
      '终止日期“2003-02-30”',
    ],
    ['an end without a reason', line({ 单位名称: '甲', 单位类别: '原单位', 终止日期: '2003-02-01' }), 3, '终止原因'],
    [
      'a successor nobody knows',
      line({ 单位名称: '甲', 单位类别: '原单位', 终止日期: '2003-02-01', 终止原因: '改制', 承接单位: '丙' }),
      3,
      '承接单位“丙”',
    ],
    ['a name of the register under another', line({ 单位名称: '老厂', 单位类别: '原单位' }), 3, '是“库里的厂”的名称'],
    [
      'a number of the register under another',
      line({ 单位名称: '甲', 单位类别: '原单位', 单位编号: '99' }),
      3,
      '登记给“库里的厂”',
    ],
  ])('with %s is refused whole, by row and reason', async (_what, wrong, row, reason) => {
    const id = await register({ name: '库里的厂', unitNumber: '99' });
    await call('organisations.addName', { id, kind: 'former', name: '老厂' });
    expect(await refused(take(csv(good, wrong)))).toMatchObject({
      code: 'sheet.refused',
      params: { row, message: expect.stringContaining(reason), more: 0 },
    });
    expect((await call('organisations.list', {})).total).toBe(1);
  });

  it('with successors in a circle is refused, and with several wrong rows says how many more', async () => {
    const end = { 单位类别: '原单位', 终止日期: '2003-02-01', 终止原因: '改制' };
    const circle = csv(
      line({ 单位名称: '甲', ...end, 承接单位: '乙' }),
      line({ 单位名称: '乙', ...end, 承接单位: '甲' }),
    );
    expect(await refused(take(circle))).toMatchObject({
      code: 'sheet.refused',
      params: { row: 3, message: expect.stringContaining('绕了一圈') },
    });
    const wrong = csv(
      line({ 单位名称: '甲' }),
      good,
      line({ 单位名称: '乙' }),
      line({ 单位名称: '丙', 单位类别: '?' }),
    );
    expect(await refused(take(wrong))).toMatchObject({ params: { row: 2, more: 2 } });
    expect((await call('organisations.list', {})).total).toBe(0);
  });

  it.each([
    ['without a column', HEAD.filter((column) => column !== '曾用名').join(','), '没有“曾用名”列'],
    ['with a column nobody knows', `${HEAD.join(',')},信用代码`, '标题“信用代码”'],
  ])('%s is refused whole', async (_what, head, reason) => {
    expect(await refused(take(rosterFile('a.csv', `${head}\r\n${good}\r\n`)))).toMatchObject({
      code: 'sheet.refused',
      params: { row: 1, message: expect.stringContaining(reason) },
    });
  });

  it('with a code that a spreadsheet took for a number is read as it shows', async () => {
    const cells = HEAD.map((column) =>
      column === '单位名称' ? '甲' : column === '单位类别' ? '原单位' : column === '单位编号' ? 35010007 : null,
    );
    const path = await xlsxFile([{ rows: [[...HEAD], cells] }]);
    expect(await take(path)).toMatchObject({ added: 1 });
    expect((await call('organisations.list', {})).rows).toMatchObject([{ unitNumber: '35010007' }]);
  });
});

describe('the links of all files', () => {
  it('follow from texts and register, whatever was done and undone', async () => {
    const names = ['甲厂', '甲 厂', '乙厂', '丙有限公司', '丙有限责任公司'];
    const steps = fc.array(
      fc.record({
        what: fc.constantFrom('register', 'spell', 'merge', 'remove', 'file', 'undo', 'close'),
        one: fc.nat(9),
        other: fc.nat(9),
      }),
      { minLength: 4, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (done) => {
        const own = newArchive();
        const act = (name: ArchiveCall, input: unknown) =>
          callDirectly(handlers, own.context, name, input as never).catch((error: unknown) => {
            if (!isAppError(error)) throw error;
          });
        for (const { what, one, other } of done) {
          const text = names[one % names.length] as string;
          if (what === 'register')
            await act('organisations.save', { id: null, version: 0, values: values({ name: text }) });
          if (what === 'spell') await act('organisations.addName', { id: other + 1, kind: 'spelling', name: text });
          if (what === 'merge') await act('organisations.merge', { keptId: one + 1, goneId: other + 1 });
          if (what === 'remove') await act('organisations.remove', { id: one + 1 });
          if (what === 'close')
            await act('organisations.close', {
              id: one + 1,
              validTo: '2003-01-01',
              reason: 'absorbed',
              successorId: other + 1,
            });
          if (what === 'undo') await act('commands.undo', { id: one + 1 });
          if (what === 'file') await act('records.save', opening(retiree({ employer: text })));
          const wrong = own.db
            .prepare(
              `SELECT d.employer, d.employer_id, o.id FROM retiree d
               LEFT JOIN organisation_name n ON n.folded = d.employer_key AND n.removed_at IS NULL
               LEFT JOIN organisation o ON o.id = n.organisation_id AND o.removed_at IS NULL AND o.merged_into IS NULL
               WHERE d.employer_id IS NOT o.id`,
            )
            .all();
          expect(wrong).toEqual([]);
        }
        own.remove();
      }),
      { numRuns: 12 },
    );
  });
});

it('is asked as often of a register of 1,000 as of one of 100: no organisation has a statement of its own', async () => {
  const take = async (from: number, to: number) => {
    const lines = Array.from({ length: to - from }, (_, index) => {
      const name = `福州第${from + index}棉纺织印染${'厂店社站'.charAt(index % 4)}`;
      return `${name},,,,原单位,,,,${from + index},,,,,,,,,,`;
    });
    const path = join(archive.dir, '名册.csv');
    writeFileSync(path, [organisationColumns.slice(0, -2).join(','), ...lines].join('\n'));
    await call('organisations.importFile', { path });
  };
  const asked = (): [string, number][] => {
    let statements = 0;
    const verbose = () => {
      statements += 1;
    };
    const db = new Database(databaseFile(archive.dir), { readonly: true, verbose, ...bindingOption() }) as ReadableDb;
    const counted = (what: string, work: () => { length: number }): [string, number] => {
      const before = statements;
      expect(work().length, what).toBeGreaterThan(0);
      return [what, statements - before];
    };
    const whole = { kind: null, isClosed: null, offset: 0, limit: 50 };
    const found = ['', 'fzd49mfz', '49', '印染社', '福州第 49'].flatMap((text) => [
      counted(`list ${text}`, () => listOrganisations(db, { ...whole, text }).rows),
      ...(text === '' ? [] : [counted(`suggest ${text}`, () => suggestOrganisations(db, 'employer', text, null, 20))]),
    ]);
    const alike = counted('alike', () => similarTo(db, '福州第77棉纺织印染场', null, 5));
    db.close();
    return [...found, alike];
  };
  await take(0, 100);
  const small = asked();
  await take(100, 1000);
  expect(asked()).toEqual(small);
  for (const [what, statements] of small) expect(statements, what).toBeGreaterThan(0);
});
