import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptKinds } from '#db/policy/kept-kinds.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { readCommandLine, UsageError } from '#electron/cli/arguments.ts';
import { kindMeant, kindsMeant } from '#electron/cli/kinds.ts';
import { getListView, settleKind, showKind } from '#renderer/people/list-store.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { personPart } from '#shared/people/fields.ts';
import { personKind, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { kindsAtWork, reportsOf } from '#shared/rules/kinds-at-work.ts';
import { newArchive, newFolder, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { importRoster, readRoster } from '#test/help/import-roster.ts';

/** The office says which kinds of record it keeps, and the program follows it. */

const KIND = 'discount' as string as RecordKind;
const EVERY: RecordKind[] = [...recordKinds];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const office = async () => (await ask('office.get', {})).office;
const keep = async (chosen: readonly RecordKind[]) => {
  const kept = await office();
  const { name = '', contactName = null, contactPhone = null, fondsCode = null } = kept ?? {};
  return ask('office.save', { name, contactName, contactPhone, fondsCode, kinds: chosen });
};
const lastAct = async () => (await ask('commands.list', { noun: 'office', nounId: 1, limit: 1 })).items[0];
const undoLast = async () => ask('commands.undo', { id: (await lastAct())?.id ?? 0 });
const open = async (kind: RecordKind = KIND) => {
  const values = { ...personKind(kind).empty, name: '李秀英', idNumber: newIdNumber() };
  const person = { id: null, version: 0, values: personPart(values) };
  return ask('records.save', {
    ...{ kind, id: null, version: 0, values: filePart(values), person },
  } as unknown as ArchiveInput<'records.save'>);
};
const close = async ({ id, version }: { id: number; version: number }) =>
  ask('records.close', { id, version, on: localDay(archive.act.at), reason: '证件收回' });
const roster = () => {
  const path = join(newFolder('roster'), '优待证名册.csv');
  writeFileSync(path, `姓名,证件号码,证号\n陈美玉,${newIdNumber()},350-2`);
  return path;
};

describe('which kinds are kept', () => {
  it('of a new archive are all of the program, of one from before those there were', () => {
    expect(keptKinds(archive.db)).toEqual(EVERY);
    const dir = newFolder('landed');
    const packed = readFileSync(join(import.meta.dirname, '../fixtures/archives/0560bd6.db.gz'));
    writeFileSync(join(dir, 'archive.db'), gunzipSync(packed));
    const before = openArchive(dir, false);
    expect(keptKinds(before.db)).toEqual(['retiree']);
    before.close();
  });

  it('is changed by an act that names what changed, and taken back whole', async () => {
    expect((await keep(['retiree'])).kinds).toEqual(['retiree']);
    expect(await lastAct()).toMatchObject({ name: 'office.save', title: '修改单位资料：办理的档案' });
    const told = archive.db
      .prepare("SELECT before, after FROM change WHERE noun = 'office' ORDER BY id DESC LIMIT 1")
      .get();
    expect(told).toEqual({
      before: JSON.stringify({ kinds: EVERY }),
      after: JSON.stringify({ kinds: ['retiree'] }),
    });
    await undoLast();
    expect((await office())?.kinds).toEqual(EVERY);
  });

  it('is at least one', async () => {
    expect(await refused(keep([]))).toMatchObject({
      code: 'input.invalid',
      params: { fields: { kinds: '至少办理一种档案' } },
    });
  });
});

describe('a kind with open files', () => {
  it('is not put off, and the refusal says how many there are; once they are closed it is', async () => {
    const [first, second] = [await open(), await open()];
    expect(await refused(keep(['retiree']))).toMatchObject({
      code: 'office.kindInUse',
      params: { kind: '优待证档案', count: 2 },
    });
    expect((await office())?.kinds).toEqual(EVERY);
    for (const file of [first, second]) await close(file);
    expect((await keep(['retiree'])).kinds).toEqual(['retiree']);
    expect((await ask('records.get', { id: first.id })).number).toBe(first.number);
  });

  it('is not put off by an undo either', async () => {
    await keep(['retiree']);
    await keep(EVERY);
    await open();
    expect((await refused(undoLast())).code).toBe('office.kindInUse');
    expect((await office())?.kinds).toEqual(EVERY);
  });
});

describe('of a kind that is not kept', () => {
  it('nothing begins and nothing is opened again, by no way', async () => {
    const file = await open();
    const removed = await open();
    const closed = await close(file);
    const out = await ask('records.remove', { id: removed.id, version: removed.version, reason: '登记错误' });
    const path = roster();
    const planned = await readRoster(archive, path, { recordKind: KIND });
    await keep(['retiree']);
    for (const attempt of [
      () => open(),
      () => ask('records.reopen', { id: file.id, version: closed.version }),
      () => ask('records.restore', { id: removed.id, version: out.version }),
    ])
      expect((await refused(attempt())).code).toBe('office.kindNotKept');
    for (const commandId of [closed.commandId, out.commandId])
      expect((await refused(ask('commands.undo', { id: commandId }))).code).toBe('office.kindInUse');
    await expect(importRoster(archive, path, { recordKind: KIND })).rejects.toMatchObject({
      code: 'office.kindNotKept',
    });
    const job = { kind: 'roster.apply' as const, importId: planned };
    await expect(runJobHere(archive.context, job)).rejects.toMatchObject({ code: 'office.kindNotKept' });
    const stands = 'SELECT count(*) FROM record WHERE kind = ? AND removed_at IS NULL AND closed_on IS NULL';
    expect(archive.db.prepare(stands).pluck().get(KIND)).toBe(0);
  });
});

describe('what follows the kinds that are kept', () => {
  it('are the kinds somebody works with: of those kept the ones they may see, and never none', () => {
    expect(kindsAtWork(EVERY, null)).toEqual(EVERY);
    expect(kindsAtWork(EVERY, [KIND])).toEqual([KIND]);
    expect(kindsAtWork(['retiree'], [KIND])).toEqual(['retiree']);
  });

  it('are reports and ledgers', () => {
    expect(reportsOf([KIND])).toEqual({ reports: ['discount-cards'], ledgers: [] });
    const { reports, ledgers } = reportsOf(['retiree']);
    expect(reportsOf(EVERY)).toEqual({ reports: [...reports, 'discount-cards'], ledgers });
    expect(reports).toContain('management');
  });

  it('is the list: of a kind that is put off it goes to the first that is kept, with nothing narrowed', () => {
    showKind('retiree');
    settleKind([KIND]);
    expect(getListView().query).toMatchObject({ kind: KIND, text: '', communityId: null });
    settleKind(EVERY);
    expect(getListView().query.kind).toBe(KIND);
    showKind('retiree');
  });

  it('are the commands of the command line: one kept kind is meant without a word, of several one is named', async () => {
    const line = (...words: string[]) => readCommandLine(['search', ...words]);
    expect(kindsMeant(line('李'), archive.db)).toEqual(EVERY);
    expect(kindMeant(line('李', '--kind', 'discount'), archive.db)).toBe(KIND);
    expect(() => kindMeant(line('李'), archive.db)).toThrow(UsageError);
    expect(() => kindsMeant(line('李', '--kind', '没有'), archive.db)).toThrow(UsageError);
    await keep(['retiree']);
    expect(kindMeant(line('李'), archive.db)).toBe('retiree');
  });
});

describe('a roster nobody said the kind of', () => {
  const readAs = async (heading: string, line: string) => {
    const path = join(newFolder('roster'), '名册.csv');
    writeFileSync(path, `${heading}\n${line}`);
    const read = { kind: 'roster.read' as const, recordKind: null, path };
    const outcome = await runJobHere(archive.context, { ...unsaid, ...read });
    if (outcome.state !== 'done') throw new Error('cancelled');
    return (await ask('imports.get', { id: Number(outcome.result.importId) })).kind;
  };
  const unsaid = {
    ...{ sheets: null, headerRow: null, mapping: null, replaces: null, communityFromSheet: null, source: null },
    ...{ hiddenRows: 'take' as const, hiddenColumns: 'take' as const },
  };

  it('is of the kind whose own columns its heading names, whatever else of the people stands in it', async () => {
    const number = newIdNumber();
    expect(await readAs('姓名,证件号码,证号,手机,家庭住址', `陈美玉,${number},350-2,13805910001,杨桥路 1 号`)).toBe(
      KIND,
    );
    expect(await readAs('姓名,证件号码,退休时间,月养老金', `陈美玉,${number},2020-01,3000`)).toBe('retiree');
  });

  it('is refused where two kinds fit alike, which are named', async () => {
    await expect(readAs('姓名,证件号码', `陈美玉,${newIdNumber()}`)).rejects.toMatchObject({
      code: 'roster.kindUnclear',
      params: { kinds: '退休人员档案、优待证档案' },
    });
  });

  it('is of the one kind that is kept, without looking', async () => {
    await keep([KIND]);
    expect(await readAs('姓名,证件号码', `陈美玉,${newIdNumber()}`)).toBe(KIND);
  });
});
