import type { ComponentType } from 'react';
import { GroupFiles } from '../records/retiree/groups/group-files.tsx';
import { GroupPanel } from '../records/retiree/groups/group-panel.tsx';

/** What kinds of record keep of communities: on the page of one, and of all of them in a sheet. */
export interface PlacesOfKind {
  name: string;
  OfCommunity: ComponentType<{ communityId: number; isEnded: boolean }>;
  inSheet: { title: string; hint: string; Files: ComponentType };
}

export const placesOfKinds: readonly PlacesOfKind[] = [
  {
    name: 'groups',
    OfCommunity: GroupPanel,
    inSheet: {
      title: '居民小组和自管小组',
      hint: '全街道的小组可以在一张表里填好，一次登记；导入前先列出要改动的内容。',
      Files: GroupFiles,
    },
  },
];
