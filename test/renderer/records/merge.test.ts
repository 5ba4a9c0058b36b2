import { describe, expect, test } from 'vitest';
import { compareDrafts, mergedDraft } from '#renderer/records/merge.ts';

const base = { name: '王小明', mobile: '13800138000', employer: '灯泡厂', remark: '' };

describe('a file changed by two', () => {
  test('what only the other changed is taken over, what only I changed stays', () => {
    const mine = { ...base, employer: '罐头厂' };
    const theirs = { ...base, mobile: '13900139000' };
    const merge = compareDrafts(base, mine, theirs);
    expect(merge).toEqual({ taken: ['mobile'], contested: [] });
    expect(mergedDraft(mine, theirs, merge, {})).toEqual({ ...base, employer: '罐头厂', mobile: '13900139000' });
  });

  test('what both changed differently is chosen', () => {
    const mine = { ...base, mobile: '1' };
    const theirs = { ...base, mobile: '2' };
    const merge = compareDrafts(base, mine, theirs);
    expect(merge.contested).toEqual(['mobile']);
    expect(mergedDraft(mine, theirs, merge, { mobile: true }).mobile).toBe('1');
    expect(mergedDraft(mine, theirs, merge, { mobile: false }).mobile).toBe('2');
  });

  test('what both changed alike is no quarrel', () => {
    const both = { ...base, remark: '迁出' };
    expect(compareDrafts(base, both, both).contested).toEqual([]);
  });

  test('nothing changed by the other leaves nothing to decide', () => {
    expect(compareDrafts(base, { ...base, remark: '我的' }, base)).toEqual({ taken: [], contested: [] });
  });

  test('a field that is read with one of mine is asked, though mine stands as it was', () => {
    const named = { ...base, name: '单于明', reading: '' };
    const theirs = { ...named, reading: 'shan yu ming' };
    expect(compareDrafts(named, { ...named, name: '单雨明' }, theirs).contested).toEqual(['reading']);
    expect(compareDrafts(named, { ...named, mobile: '1' }, theirs).contested).toEqual([]);
  });
});
