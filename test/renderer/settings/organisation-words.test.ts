import { describe, expect, it, test } from 'vitest';
import { comparedWords } from '#renderer/settings/organisations/organisation-compare.ts';
import { organisationDraft, readOrganisationDraft } from '#renderer/settings/organisations/organisation-draft.ts';
import { codeNote, kindWords, stateWords } from '#renderer/settings/organisations/organisation-words.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';
import type { Organisation } from '#shared/contract/organisations.ts';

describe('what is said of a code while it is typed', () => {
  test.each([
    ['credit-code', '', null, ''],
    ['credit-code', '91350100', 'info', '已输 8 位，共 18 位'],
    // 9 and 15 characters of 18 are no other code yet.
    ['credit-code', '708461136', 'info', '已输 9 位，共 18 位'],
    ['credit-code', '91350100M000100Y43', 'info', '一般是企业'],
    ['credit-code', '51610700305332460K', 'info', '民政部门登记，一般是社会团体'],
    ['credit-code', '112302070019030687', 'info', '机构编制部门登记；区划 230207'],
    ['credit-code', '91350100M000100Y44', 'error', '校验位不对'],
    ['credit-code', '9135O100M000100Y43', 'error', '不应有“O”'],
    ['credit-code', '91350100M000100Y433', 'error', '多了 1 位'],
    ['organisation-code', '70846113-6', 'info', '位数和校验都对'],
    ['organisation-code', '70846113-7', 'error', '校验位不对'],
    ['organisation-code', '91350100M000100Y43', 'error', '这是统一社会信用代码的位数'],
    ['licence-15', '350100100012345', 'info', '位数和校验都对'],
    ['licence-15', '3501001000123', 'info', '已输 13 位，共 15 位'],
  ] as const)('%s %j: %s %s', (kind, text, tone, words) => {
    const note = codeNote(kind, text);
    expect(note?.tone ?? null).toBe(tone);
    expect(note?.text ?? '').toContain(words);
  });
});

describe('the form of an organisation', () => {
  const draft = { ...organisationDraft(null), name: ' 福州灯泡厂 ' };

  it('begins as a former employer with nothing else in it', () => {
    expect(readOrganisationDraft(draft)).toMatchObject({
      values: { name: '福州灯泡厂', kinds: ['employer'], creditCode: null, address: null, validFrom: null },
    });
  });

  it('puts codes and days into their one form', () => {
    const typed = {
      ...draft,
      creditCode: '91350100m000100y43',
      organisationCode: '70846113-6',
      validFrom: '1998年1月2日',
    };
    expect(readOrganisationDraft(typed).values).toMatchObject({
      creditCode: '91350100M000100Y43',
      organisationCode: '708461136',
      validFrom: '1998-01-02',
    });
  });

  it('says at the field what is wrong, and takes no bank for what is no branch', () => {
    const wrong = { ...draft, name: '  ', kinds: [], creditCode: '91350100M000100Y44', validFrom: '1998' };
    expect(readOrganisationDraft(wrong).errors).toEqual({
      name: '请填写单位名称',
      kinds: '请至少选一种单位类别',
      creditCode: '统一社会信用代码不对，请与证照逐位核对',
      validFrom: '请填写日期，例如 2026-07-01',
    });
    expect(readOrganisationDraft({ ...draft, bankCode: '102' }).values).toMatchObject({ bankCode: null });
    expect(readOrganisationDraft({ ...draft, kinds: ['bank'], bankCode: '102' }).values).toMatchObject({
      bankCode: '102',
    });
  });
});

describe('two organisations side by side', () => {
  const one = {
    name: '福州百货公司',
    kinds: ['employer'],
    creditCode: null,
    organisationCode: null,
    unitNumber: '7',
    bankCode: null,
    head: null,
    address: '东街口',
    contact: null,
    phone: null,
    validTo: null,
    closedReason: null,
  } as unknown as Organisation;

  it('differ where both are filled and say something else; lines that neither fills are left out', () => {
    const other = {
      ...one,
      name: '福州市百货公司',
      unitNumber: null,
      address: '八一七路',
      validTo: '2003-05-01',
      closedReason: 'bankrupt',
    } as Organisation;
    const lines = comparedWords(dictionaryOf([]), one, other);
    expect(lines.map((line) => [line.label, line.isDifferent])).toEqual([
      ['单位名称', true],
      ['单位类别', false],
      ['单位编号', false],
      ['地址', true],
      ['状态', true],
    ]);
    expect(lines.at(-1)).toMatchObject({ one: '在用', other: '2003-05-01 破产' });
  });

  it('are called by their kinds', () => {
    expect(kindWords(['employer', 'bank'])).toBe('原单位、银行网点');
    expect(stateWords({ validTo: null, closedReason: null })).toBe('在用');
  });
});
