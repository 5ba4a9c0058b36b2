import { describe, expect, it } from 'vitest';
import { codeTables } from '#shared/codes/tables.ts';
import { RecordFilter, RecordRow, recordCalls } from '#shared/contract/records.ts';
import { kinds, recordKinds } from '#shared/records/kinds.ts';
import { generalSorts } from '#shared/records/list.ts';
import { kindLists } from '#shared/registers/lists.ts';

describe.each(recordKinds)('the list of %s', (kind) => {
  const { cells, columns, facets, sorts, segments } = kindLists[kind];

  it('shows fields a row has, each column once, and sorts by orders the archive knows', () => {
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
    for (const { of, sort, as, codeTable } of columns) {
      if ('field' in of) expect(Object.keys(RecordRow.shape)).toContain(of.field);
      else expect(Object.keys(cells)).toContain(of.cell);
      if (sort) expect([...generalSorts, ...sorts]).toContain(sort);
      expect(as === 'code').toBe(codeTable !== undefined);
    }
  });

  it('keeps name, number and state in the smallest window', () => {
    const always = columns.filter(({ rank }) => rank === 1).map(({ key }) => key);
    expect(always).toEqual(expect.arrayContaining(['name', 'number', 'state']));
  });

  it('is narrowed by each facet once', () => {
    expect(new Set(facets.map(({ name }) => name)).size).toBe(facets.length);
    for (const { name } of facets)
      expect(RecordFilter.safeParse({ kind, facets: { [name]: [1] } }).success, name).toBe(true);
    expect(RecordFilter.safeParse({ kind, facets: { nothing: [1] } }).success).toBe(false);
  });

  it('is ordered by its orders and refuses any other', () => {
    const { input } = recordCalls['records.list'];
    for (const sort of [...generalSorts, ...sorts])
      expect(input.safeParse({ filter: { kind }, sort }).success, sort).toBe(true);
    expect(input.safeParse({ filter: { kind }, sort: 'remark' }).success).toBe(false);
  });

  it('has segments, each named once, of states and facets it knows', () => {
    expect(new Set(segments.map(({ name }) => name)).size).toBe(segments.length);
    const table = codeTables[kinds[kind].state.codeTable].items.map(({ code }) => code);
    for (const { name, label, states = [], isClosed = null, facets: values = {} } of segments) {
      expect(label).not.toBe('');
      expect(table).toEqual(expect.arrayContaining([...states]));
      expect(RecordFilter.safeParse({ kind, states, isClosed, facets: values }).success, name).toBe(true);
      expect(RecordFilter.safeParse({ kind, segment: name }).success, name).toBe(true);
    }
    expect(RecordFilter.safeParse({ kind, segment: 'nothing' }).success).toBe(false);
  });
});
