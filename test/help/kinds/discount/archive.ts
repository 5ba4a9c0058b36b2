import type { ArchiveKind } from '#electron/archive/core/kind.ts';

/** What the archive process knows of the small kind of a person. */
export const discountArchive: ArchiveKind = {
  impossible: () => [],
  changedAfterDeath: () => [],
  refuseUndo: () => undefined,
  unfit: () => [],
  roster: {
    compared: () => [],
    odd: () => ({ warnings: [], impossible: [] }),
    leave: () => [],
    opening: () => ({ opening: null, warnings: [] }),
    openingWords: () => '',
    groups: () => new Set(),
    groupIn: () => null,
  },
  handover: {
    contents: '优待证档案',
    documentHolds: '全部登记内容、修改记录',
    title: ({ number }) => `优待证档案 ${number}`,
    sections: () => ({}),
    stepLabel: (step) => step,
    paperLabel: (paper) => paper,
    columns: [],
    row: () => ({}),
  },
  demo: { open: () => 0, live: () => [] },
};
