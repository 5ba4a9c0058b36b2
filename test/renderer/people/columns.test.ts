import { describe, expect, it } from 'vitest';
import { RecordRow, RecordSort } from '#shared/contract/records.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { kindLists } from '#shared/registers/lists.ts';

describe.each(recordKinds)('the list of %s', (kind) => {
  const { columns, facets } = kindLists[kind];

  it('shows fields a row has, each column once, and sorts by orders the archive knows', () => {
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
    for (const { field, sort, as, codeTable } of columns) {
      expect(Object.keys(RecordRow.shape)).toContain(field);
      if (sort) expect(RecordSort.options).toContain(sort);
      expect(as === 'code').toBe(codeTable !== undefined);
    }
  });

  it('keeps name, number and state in the smallest window', () => {
    const always = columns.filter(({ rank }) => rank === 1).map(({ key }) => key);
    expect(always).toEqual(expect.arrayContaining(['name', 'number', 'state']));
  });

  it('is narrowed by each facet once', () => {
    expect(new Set(facets.map(({ by }) => by)).size).toBe(facets.length);
  });
});
