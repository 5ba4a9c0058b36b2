import { describe, expect, it } from 'vitest';
import { groupByKind, needsWork, periodWords, phaseOf, standingOf } from '#renderer/settings/policy/policy-words.ts';
import { draftErrors, draftPeriod, emptyDraft, type ValueDraft } from '#renderer/settings/policy/value-draft.ts';
import { areaWords, datedValueWords, officeAreas } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { readDay } from '#shared/rules/calendar.ts';

const row = (values: Partial<DatedRow> = {}): DatedRow => ({
  id: 1,
  key: 'allowance.standard-urban',
  areaCode: '350102000000',
  validFrom: '2025-07-01',
  validTo: null,
  value: '810',
  document: '文',
  mark: 'source',
  addedAt: null,
  addedBy: null,
  uses: 0,
  ...values,
});
const item = (key: string, of: DatedRow | null) => ({ key, row: of, next: null, elsewhere: 0 });

describe('a value in words', () => {
  it.each([
    ['allowance.standard-urban', '2038.50', '2,038.50 元/月'],
    ['allowance.standard-urban', '810', '810 元/月'],
    ['unemployment.benefit-percent', '90', '90%'],
    ['allowance.case-limit', '30', '30 个工作日'],
    ['allowance.posting', '7', '7 天'],
    ['allowance.pay-day', '10', '每月 10 日'],
    ['allowance.rounding', 'nearest', '四舍五入'],
    ['allowance.rounding-step', '0.01', '0.01 元'],
    ['a.newer.key', 'x', 'x'],
  ])('of %s', (key, value, words) => {
    expect(datedValueWords({ key, value })).toBe(words);
  });

  it('has a period, which lies before, around or after a day', () => {
    expect(periodWords(row())).toBe('2025-07-01 起');
    expect(periodWords(row({ validTo: '2026-06-30' }))).toBe('2025-07-01 至 2026-06-30');
    expect(periodWords(row({ validFrom: '2000-01-01' }))).toBe('一直有效');
    expect(phaseOf(row(), '2025-06-30')).toBe('coming');
    expect(phaseOf(row({ validTo: '2026-06-30' }), '2026-06-30')).toBe('now');
    expect(phaseOf(row({ validTo: '2026-06-30' }), '2026-07-01')).toBe('past');
  });

  it('is sure, or waits for the office, with the reason why', () => {
    expect(standingOf(row())).toMatchObject({ label: '有依据', tone: 'good' });
    expect(standingOf(row({ mark: 'unverified', id: null })).why).toContain('区里');
    expect(standingOf(row({ mark: 'unverified' })).why).toContain('重新登记');
    expect(standingOf(null).label).toBe('未登记');
    expect(needsWork(item('allowance.posting', null))).toBe(true);
  });

  it('stands under its kind', () => {
    const groups = groupByKind([item('certificate.validity', null), item('retiree.pay-day', null)]);
    expect(groups.map((group) => [group.label, group.items.length])).toEqual([
      ['退休人员', 1],
      ['社区服务证书', 1],
    ]);
  });

  it('names areas as the office sees them', () => {
    const communities = [{ name: '达明社区', code: '350102005001' }];
    const words = (code: string) => areaWords(code, '350102005000', communities);
    expect(
      ['', '350000000000', '350100000000', '350102000000', '350102005000', '350102005001', '350103000000'].map(words),
    ).toEqual(['全国', '本省（自治区）', '本市', '本区（县）', '本街道', '达明社区', '350103000000']);
    expect(officeAreas('110105012000').map((area) => area.label)).toEqual(['全国', '本市', '本区（县）', '本街道']);
  });
});

describe('a new value', () => {
  const key = 'allowance.standard-urban';
  const draft = (values: Partial<ValueDraft> = {}): ValueDraft => ({
    ...emptyDraft(item(key, null), '350102000000'),
    value: '850元',
    validFrom: '2026.7.1',
    document: '鼓民〔2026〕1号',
    ...values,
  });

  it('begins in the area of the office’s own, else in the district', () => {
    expect(emptyDraft(item(key, row({ areaCode: '350102005000' })), '350102000000').areaCode).toBe('350102005000');
    expect(emptyDraft(item(key, row({ areaCode: '', id: null })), '350102000000').areaCode).toBe('350102000000');
  });

  it('is wrong field by field', () => {
    expect(draftErrors(key, draft())).toEqual({});
    expect(Object.keys(draftErrors(key, draft({ value: '', validFrom: '七月', document: ' ' })))).toEqual([
      'value',
      'validFrom',
      'document',
    ]);
    expect(draftErrors(key, draft({ validTo: '2026-06-30' })).validTo).toContain('生效日期');
    expect(draftErrors(key, draft({ validTo: '长期' })).validTo).toContain('2026-07-01');
    expect(draftErrors(key, draft({ document: '', mark: 'unverified' }))).toEqual({});
  });

  it('can be asked about once its days are filled in', () => {
    expect(draftPeriod(draft())).toEqual({ validFrom: '2026-07-01', validTo: null });
    expect(draftPeriod(draft({ validFrom: '2026-7' }))).toBeNull();
    expect(draftPeriod(draft({ validTo: '2026-06-30' }))).toBeNull();
    expect(readDay('20260701')).toBe('2026-07-01');
  });
});
