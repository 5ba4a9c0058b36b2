import { beforeEach, describe, expect, test } from 'vitest';
import { pageInput } from '#renderer/people/list-input.ts';
import {
  ask,
  emptyQuery,
  getListView,
  hasFilters,
  noFilters,
  setListView,
  sortBy,
} from '#renderer/people/list-store.ts';

beforeEach(() =>
  setListView({ query: emptyQuery, cursor: 0, scrollTop: 0, ticked: new Set(), anchor: null, opensFirst: false }),
);

describe('what the list is asked for', () => {
  test('another question is looked at from its top and without the old ticks', () => {
    setListView({ cursor: 40, scrollTop: 1400, ticked: new Set([7]) });
    ask({ text: '王' });
    expect(getListView()).toMatchObject({ cursor: 0, scrollTop: 0, query: { text: '王' } });
    expect(getListView().ticked.size).toBe(0);
  });

  test('another order keeps the ticks', () => {
    setListView({ ticked: new Set([7]) });
    sortBy('name');
    expect([...getListView().ticked]).toEqual([7]);
  });

  test('the same question changes nothing', () => {
    setListView({ cursor: 40 });
    ask({ text: '' });
    expect(getListView().cursor).toBe(40);
  });

  test('a heading turns the order round; what was changed last comes first', () => {
    sortBy('name');
    expect(getListView().query).toMatchObject({ sort: 'name', descending: false });
    sortBy('name');
    expect(getListView().query).toMatchObject({ sort: 'name', descending: true });
    sortBy('updatedAt');
    expect(getListView().query).toMatchObject({ sort: 'updatedAt', descending: true });
  });

  test('filters can be taken off together', () => {
    ask({ communityId: 3, facets: { retiredYear: [2012] } });
    expect(hasFilters(getListView().query)).toBe(true);
    ask(noFilters);
    expect(hasFilters(getListView().query)).toBe(false);
  });

  test('a page is asked for with trimmed words and its own offset', () => {
    expect(pageInput({ ...emptyQuery, text: ' 王 ' }, 3)).toMatchObject({
      filter: { text: '王' },
      offset: 300,
      limit: 100,
    });
  });
});
