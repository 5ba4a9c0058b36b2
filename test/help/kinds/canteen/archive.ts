import type { ArchiveKind } from '#electron/archive/core/kind.ts';
import { nothingInArchive } from '#electron/archive/core/nothing.ts';

/** What the archive process knows of the small kind of an outlet. */
export const canteenArchive: ArchiveKind = {
  ...nothingInArchive,
  handover: {
    contents: '长者食堂档案',
    documentHolds: '全部登记内容、修改记录',
    title: ({ number, subjectName }) => `${subjectName}长者食堂档案 ${number}`,
    sections: () => ({}),
    stepLabel: (step) => step,
    paperLabel: (paper) => paper,
    columns: [{ key: 'outlet', title: '网点', width: 20, kind: 'text' }],
    row: ({ subjectName }) => ({ outlet: subjectName }),
  },
};
