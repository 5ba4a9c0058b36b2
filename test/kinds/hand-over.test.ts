import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { openFile } from '#db/records/acts.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import { listOf } from '#renderer/sheets/handover-columns.ts';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import type { ReportName } from '#shared/reports/names.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { verify } from '#test/help/bag.ts';
import type { DiscountValues } from '#test/help/kinds/discount/kind.ts';

/** What leaves the office of a kind made for tests: its package, its form, its report, each contributed by the kind. */

const KIND = 'discount' as string as RecordKind;
const REPORT = 'discount-cards' as string as ReportName;
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
const handTo = (targetDir: string) => {
  const selection = { kind: KIND, communityId: null, retiredYear: null, recordIds: null, onDate: null };
  return runJobHere(archive.context, {
    ...{ kind: 'handover.write', selection, targetDir, recipient: '鼓楼区档案馆', remark: '' },
  });
};

describe('a hand-over of its files', () => {
  it('holds the sections, the form, the columns of the list and the titles of the kind, and no file of another', async () => {
    const { number } = card();
    open('retiree', retiree({ name: '王建国' }));
    const stick = newFolder('stick');
    await handTo(stick);
    const root = join(stick, readdirSync(stick)[0] ?? '');
    const text = (file: string) => readFileSync(join(root, 'data', file), 'utf8');
    const folder = `电子档案/${localDay(archive.act.at).slice(0, 4)}/优待证档案/${number}`;
    expect(JSON.parse(text(`${folder}/档案.json`))).toMatchObject({ card: { cardNumber: '350-1' } });
    expect(existsSync(join(root, 'data', folder, '登记卡.pdf'))).toBe(true);
    const [heading = '', ...lines] = text('移交清单.csv').trim().split(/\r?\n/);
    expect(heading.replace('\ufeff', '').replaceAll('"', '')).toBe('序号,档号,姓名,证号,材料件数,包内位置');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('350-1');
    expect(text('文件目录.XML')).toContain(`优待证档案 ${number}`);
    expect(text('说明文件.TXT')).toContain('内容：优待证档案 1 份');
    expect(await verify(root)).toMatchObject({ valid: true, errors: [] });
  });

  it('comes with a list on paper under the title of the kind and with its columns', async () => {
    card({ issuedOn: '2025-03-04' });
    await handTo(newFolder('stick'));
    const sheet = await ask('sheets.get', { request: { form: 'handover-list', handoverId: 1 } });
    if (sheet.form !== 'handover-list') throw new Error('another sheet');
    const { title, columns } = listOf(sheet.kind);
    expect(title).toBe('优待证档案移交清单');
    expect(columns.map((column) => column.title)).not.toContain('退休时间');
    const [row] = sheet.rows;
    expect(row && columns.find((column) => column.title === '发证年月')?.text(row, 1)).toBe('2025年3月');
  });

  it.each(recordKinds)('%s: the columns of the list on paper fill it, and one counts the materials', (kind) => {
    const { columns, materialsAt } = listOf(kind);
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(273);
    expect(columns[materialsAt]).toBeDefined();
  });
});

it('its main form is asked for, drawn from data and titled by the kind', async () => {
  const { id } = card();
  const request = mainForms[KIND].of(id);
  expect(sheetTitles[request.form]).toBe('优待证登记卡');
  const sheet = await ask('sheets.get', { request });
  expect(sheet).toMatchObject({ document: { pages: [[{ text: '优待证登记卡' }, { right: '证号：350-1' }]] } });
});

it('its report is counted by the kind, of its own files', async () => {
  const { id } = card();
  open('retiree', retiree({ name: '王建国' }));
  const today = localDay(archive.act.at);
  const asked = { report: REPORT, from: today, to: today };
  const { figures } = await ask('reports.get', asked);
  expect(figures).toMatchObject([{ key: 'cards', label: '有效优待证', value: 1 }]);
  const { rows } = await ask('reports.rows', { ...asked, figure: 'cards' });
  expect(rows).toMatchObject([{ recordId: id, why: '证件有效' }]);
});
