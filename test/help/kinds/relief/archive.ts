import type { ArchiveKind } from '#electron/archive/core/kind.ts';
import { nothingInArchive } from '#electron/archive/core/nothing.ts';

/** What the archive process knows of the small kind of a household. */
export const reliefArchive: ArchiveKind = {
  ...nothingInArchive,
  handover: {
    contents: '困难家庭档案',
    documentHolds: '全部登记内容、修改记录、所属的户',
    title: ({ number, subjectName }) => `${subjectName}户困难家庭档案 ${number}`,
    sections: () => ({}),
    stepLabel: (step) => step,
    paperLabel: (paper) => paper,
    columns: [{ key: 'head', title: '户主', width: 12, kind: 'text' }],
    row: ({ subjectName }) => ({ head: subjectName }),
  },
};
