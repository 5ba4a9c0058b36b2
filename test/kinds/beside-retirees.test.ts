import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { openFile } from '#db/records/acts.ts';
import { recordInput } from '#electron/archive/records.ts';
import { readCommandLine } from '#electron/cli/arguments.ts';
import { formOf, requestOf } from '#electron/cli/print.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { localDay, monthsLater } from '#shared/rules/calendar.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import type { DiscountValues } from '#test/help/kinds/discount/kind.ts';

/** What general rooms say and offer of a kind of people that is not the first: its own words, ways and forms. */

const KIND = 'discount' as string as RecordKind;
type Values = Parameters<typeof recordInput>[1];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const open = (kind: RecordKind, values: unknown) =>
  inTransaction(archive.db, () => openFile(archive.db, archive.act, recordInput(kind, values as Values)));
const card = (more: Partial<DiscountValues> = {}) =>
  open(KIND, { ...kinds[KIND].empty, name: '李秀英', idNumber: newIdNumber(), cardNumber: '350-1', ...more });

describe('the desk', () => {
  it('tells for each kind by itself how many are late by a day in the file, and how many have no such day', async () => {
    const today = localDay(archive.act.at);
    card({ issuedOn: monthsLater(today, -13) });
    card({ issuedOn: monthsLater(today, -1) });
    card();
    const { id } = open('retiree', retiree({ name: '王建国' }));
    archive.db
      .prepare("UPDATE retiree SET certification_state = 'V3', certified_through = ? WHERE id = ?")
      .run(monthsLater(today, -2), id);
    const retirees = { kind: 'retiree', overdue: 1, never: 0 };
    const cards = { kind: KIND, overdue: 1, never: 1 };
    expect(await ask('life.due', {})).toMatchObject({ overdue: 2, dated: [retirees, cards] });
    expect(await ask('life.due', { label: '优待证年审' })).toMatchObject({ overdue: 1, dated: [cards] });
  });
});

describe('lists of people in care', () => {
  it('are of the people of every kind that keeps them, in one order, page by page, and on the list that is printed', async () => {
    const old = { idKind: 'none', idNumber: null } as const;
    const [first, second] = [card({ ...old, birthOn: '1930-05-01' }), card({ ...old, birthOn: '1941-05-01' })];
    const between = open('retiree', retiree({ name: '王建国', ...old, birthOn: '1935-05-01' }));
    const filter = { list: 'aged', fromAge: 80, on: '2026-11-23' };
    const inOrder = [first.id, between.id, second.id];
    const { rows, total } = await ask('care.people', { filter });
    expect([rows.map(({ recordId }) => recordId), total]).toEqual([inOrder, 3]);
    const page = await ask('care.people', { filter, offset: 1, limit: 1 });
    expect(page.rows.map(({ recordId }) => recordId)).toEqual([between.id]);
    const { bands } = await ask('care.people', { filter });
    expect(bands.map(({ fromAge, count }) => [fromAge, count])).toEqual([
      [80, 1],
      [90, 2],
      [100, 0],
    ]);
    const sheet = await ask('sheets.get', { request: { form: 'visit-list', recordIds: inOrder } });
    expect(JSON.stringify(sheet)).toMatch(/李秀英.*王建国.*李秀英/);
  });
});

describe('forms', () => {
  it('a form of one kind asked of a file of another is refused with a sentence that names both', async () => {
    const { id, number } = card();
    const { id: retired, number: ofRetired } = open('retiree', retiree({ name: '王建国' }));
    const asked: [object, { title: string; number: string; kind: string }][] = [
      [
        { form: 'death-report', recordId: id, paidThrough: null },
        { title: '退休人员死亡（停发）申报表', number, kind: '优待证档案' },
      ],
      [
        { form: 'retiree-registration', recordId: id },
        { title: '企业退休人员社会化管理服务登记表', number, kind: '优待证档案' },
      ],
      [
        { form: 'certification-form', recordIds: [retired, id] },
        { title: '领取基本养老金资格认证表', number, kind: '优待证档案' },
      ],
      [mainForms[KIND].of(retired), { title: '优待证登记卡', number: ofRetired, kind: '退休人员档案' }],
    ];
    for (const [request, said] of asked) {
      const error = await refused(ask('sheets.get', { request }));
      expect(error).toMatchObject({ code: 'printing.otherKind', params: { ...said, more: 0 } });
    }
  });

  it('the command line asks the kind of the file which form is its main one, whatever others call theirs', () => {
    const asked = (label: string, kind: string) => {
      const line = readCommandLine(['print', '--form', label, '--number', 'N1']);
      return () => requestOf(line, formOf(line), () => ({ id: 3, kind: kind as RecordKind }));
    };
    expect(asked('登记表', 'retiree')()).toEqual({ form: 'retiree-registration', recordId: 3 });
    expect(asked('登记表', 'relief')()).toEqual({ form: 'relief-card', recordId: 3 });
    expect(asked('登记表', 'canteen')()).toEqual({ form: 'canteen-card', recordId: 3 });
    expect(asked('登记卡', KIND)()).toEqual({ form: 'discount-card', recordId: 3 });
    expect(asked('登记表', KIND)).toThrow('N1 是优待证档案，没有“登记表”，请改用“登记卡”。');
  });
});
