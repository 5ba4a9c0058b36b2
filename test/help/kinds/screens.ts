import type { KindPages } from '#renderer/app/place.ts';
import type { FileTabs } from '#renderer/records/file-tabs.ts';
import type { KindForm } from '#renderer/records/layout.ts';
import { type KindList, listColumns } from '#shared/records/list.ts';

/** What a kind says of its screens that brings nothing of its own. */

export const plainScreen: Omit<KindForm, 'kind' | 'title' | 'sections'> = {
  wanted: [],
  derive: () => ({}),
  required: () => [],
  labels: () => ({}),
  notes: () => ({}),
};

export const noTabs: FileTabs = { own: [], BelowMaterials: null };
export const noPages: KindPages = { places: [], pages: [] };
export const NothingOnCard = () => null;

const { number, name, community } = listColumns;

/** A list of files of no person: they have no identity number and no telephone. */
export const listOfOthers = (called: string, state: string): KindList => ({
  columns: [
    number,
    { ...name, title: called },
    community,
    {
      ...{ key: 'state', title: state, field: 'state', as: 'state', rank: 1 },
      ...{ track: '134px', wide: '150px' },
    },
  ],
  facets: [],
});
