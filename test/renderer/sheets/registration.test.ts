import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  plainLabel,
  registrationFields,
  registrationParts,
} from '#renderer/records/retiree/sheets/registration-fields.ts';
import { ticksPt } from '#renderer/sheets/cells.tsx';
import { SheetView } from '#renderer/sheets/sheet-view.tsx';
import type { OwnCode } from '#shared/codes/dictionary.ts';
import type { FileSheet } from '#shared/contract/sheets.ts';
import { emptyRetiree, type RetireeValues } from '#shared/records/retiree/fields.ts';
import list from '../../fixtures/forms/registration-fields.json' with { type: 'json' };

function sheet(values: Partial<RetireeValues> = {}, photo: string | null = null): FileSheet {
  return {
    form: 'retiree-registration',
    printed: {
      officeName: '鼓西街道社会保障事务所',
      areaCode: '350102005000',
      printedAt: '2026-11-23 14:05',
      log: '日志 第12条 1a2b3c4d',
      operator: '林经办',
    },
    record: {
      id: 1,
      uid: 'u',
      kind: 'retiree',
      subject: 'person',
      subjectName: values.name ?? '',
      number: '350102005-TX2026-00054',
      personId: 1,
      person: { version: 1, updatedAt: '2026-11-23T06:05:00.000Z', updatedBy: '林经办' },
      communityName: '双丰社区',
      openedOn: '2026-11-23',
      version: 1,
      createdAt: '2026-11-23T06:05:00.000Z',
      createdBy: '林经办',
      updatedAt: '2026-11-23T06:05:00.000Z',
      updatedBy: '林经办',
      removedAt: null,
      removedReason: null,
      closedOn: null,
      closeReason: null,
      previous: null,
      next: null,
      diedOn: null,
      values: { ...emptyRetiree, ...values },
      unreadText: {},
      attachments: [],
    },
    codes: [],
    photo,
  };
}

const markup = (of: FileSheet): string => renderToStaticMarkup(createElement(SheetView, { sheet: of }));
/** The words on the sheet, as they stand, without the blanks and line ends of their cells. */
const words = (of: FileSheet): string =>
  markup(of)
    .replace(/<[^>]*>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/\s/g, '');

describe('the registration form', () => {
  it('has the 39 fields of the list in the order of the paper', () => {
    expect(registrationParts).toHaveLength(39);
    for (const [index, field] of list.entries()) {
      const labels = (registrationParts[index] ?? []).map(plainLabel).join(' ');
      for (const part of field.parts) expect(labels, `${field.number} ${field.field}`).toContain(part);
    }
  });

  it('shows the name of every field, filled in or not', () => {
    const empty = words(sheet());
    for (const field of registrationFields) expect(empty).toContain(field);
  });

  it('prints the whole ID number, codes as words and dates to the month', () => {
    const text = words(
      sheet({
        name: '尉迟海永',
        idNumber: '35011119581026433X',
        gender: '1',
        ethnicity: '05',
        birthOn: '1958-10-26',
        fileBirthMonth: '1958-08',
        retiredOn: '2018-11-01',
        deemedMonths: 162,
        actualMonths: 322,
      }),
    );
    for (const word of [
      '尉迟海永',
      '35011119581026433X',
      '男',
      '维吾尔族',
      '1958年8月',
      '2018年11月',
      '162',
      '322',
      '484',
    ])
      expect(text).toContain(word);
    expect(text).not.toContain('1958年10月');
    expect(text).not.toContain('2018年11月1日');
  });

  it('ticks what was chosen and leaves the rest open', () => {
    const text = words(sheet({ hobbies: ['3', '8'], health: '3', politicalStatus: '13' }));
    for (const word of ['□√棋类', '□√书法', '□音乐', '□√长年有病', '□健康', '□是', '□√否'])
      expect(text).toContain(word);
    const unknown = words(sheet());
    expect(unknown).not.toContain('□√');
  });

  it('shows codes of the office and what stands beside 其他; a retired one only where the file has it', () => {
    const own = (table: string, code: string, label: string | null, isRetired = false): OwnCode => ({
      id: 1,
      table,
      code,
      label,
      synonyms: [],
      position: null,
      isLocal: label !== null,
      isRetired,
      isRemoved: false,
    });
    const codes = [
      own('education', 'L1', '函授大专', true),
      own('health', 'L1', '残疾'),
      own('health', '4', null, true),
    ];
    const values = { education: 'L1', ethnicity: '97', hobbies: ['1', '10'], health: 'L1' };
    const text = words({ ...sheet({ ...values, otherText: { ethnicity: '穿青人', hobbies: '太极' } }), codes });
    for (const word of ['函授大专', '其他（穿青人）', '□√其他（太极）', '□√残疾', '□健康'])
      expect(text).toContain(word);
    expect(text).not.toContain('□一般');
    expect(words({ ...sheet({ health: '4' }), codes })).toContain('□√一般');
  });

  it('makes room for many codes, in two smaller lines, and leaves the paper as it is without', () => {
    const items = (count: number) => Array.from({ length: count }, () => ['四个字的', false] as const);
    expect(ticksPt(items(4), 76)).toBe(9);
    expect(ticksPt(items(8), 76)).toBeLessThan(9);
    expect(ticksPt(items(60), 76)).toBe(6);
  });

  it('has three rows for dependants whether there are any or not', () => {
    const rows = (of: FileSheet): number => markup(of).split('sheet-text').length;
    const one = { name: '张三', relation: '20', birthOn: '1980-05', idNumber: null };
    expect(rows(sheet({ dependants: [one] }))).toBe(rows(sheet()));
    expect(words(sheet({ dependants: [one] }))).toContain('1980年5月');
  });

  it('shows the photo in its place instead of the words', () => {
    const photo = 'data:image/png;base64,AAAA';
    expect(markup(sheet({}, photo))).toContain(`src="${photo}"`);
    expect(words(sheet({}, photo))).not.toContain('一寸');
  });

  it('is escaped: a name cannot bring markup along', () => {
    expect(markup(sheet({ name: '<b>张</b>' }))).not.toContain('<b>');
  });
});
