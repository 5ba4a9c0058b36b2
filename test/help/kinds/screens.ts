import type { KindPages } from '#renderer/app/place.ts';
import type { FileTabs } from '#renderer/records/file-tabs.ts';
import type { KindForm } from '#renderer/records/layout.ts';

/** What a kind says of its screens that brings nothing of its own. */

export const plainScreen: Omit<KindForm, 'kind' | 'title' | 'sections'> = {
  wanted: [],
  derive: () => ({}),
  required: () => [],
  labels: () => ({}),
  notes: () => ({}),
};

export const noTabs: FileTabs = { own: [], materials: '申请书', BelowMaterials: null, ofChange: null };
export const noPages: KindPages = { places: [], pages: [] };
export const NothingOnCard = () => null;
