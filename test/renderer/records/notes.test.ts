import { describe, expect, test } from 'vitest';
import { toDraft } from '#renderer/records/draft.ts';
import { retireeNotes } from '#renderer/records/retiree/notes.ts';
import { forms } from '#renderer/registers/forms.ts';
import { emptyRetiree } from '#shared/records/retiree/fields.ts';

const draft = {
  ...toDraft(forms.retiree, emptyRetiree),
  name: '王小明',
  idNumber: '11010519491231002X',
  birthOn: '1949-12-31',
  gender: '2',
};
const notesOf = (change: Record<string, string>) => retireeNotes({ ...draft, ...change }, '2026-12-30');

describe('what is said beside the fields', () => {
  test('the number tells gender, birth and age on the day', () => {
    expect(notesOf({}).idNumber?.text).toBe('女，1949年12月31日出生，76 岁');
  });

  test.each([
    ['gender', { gender: '1' }, 'warn'],
    ['birthOn', { birthOn: '1949-12-30' }, 'warn'],
    ['fileBirthMonth', { fileBirthMonth: '1950-01' }, 'info'],
    ['accountName', { accountName: '王小名' }, 'warn'],
    ['accountNumber', { accountNumber: '6222021234567891' }, 'warn'],
    ['retiredOn', { workStartedOn: '1970-01', retiredOn: '1969-12' }, 'warn'],
    ['retiredOn', { retiredOn: '1980-01' }, 'warn'],
    ['retiredOn', { retiredOn: '2004-12' }, 'info'],
    ['retiredOn', { retiredOn: '1999-11', retirementType: '2' }, 'warn'],
    ['retiredOn', { retiredOn: '1999-12', retirementType: '2' }, 'info'],
    ['workStartedOn', { workStartedOn: '1960-01' }, 'warn'],
    ['idNumber', { idNumber: '1101051949123100211' }, 'error'],
    ['idNumber', { idNumber: '11010519A9' }, 'error'],
  ] as const)('%s with %j is a %s', (field, change, tone) => {
    expect(notesOf(change)[field]?.tone).toBe(tone);
  });

  test('money stands in capital figures and months are added up', () => {
    expect(notesOf({ pensionFen: '3,456.70' }).pensionFen?.text).toBe('人民币叁仟肆佰伍拾陆元柒角');
    expect(notesOf({ deemedMonths: '120', actualMonths: '30' }).actualMonths?.text).toContain(
      '150 个月（12 年 6 个月）',
    );
  });
});
