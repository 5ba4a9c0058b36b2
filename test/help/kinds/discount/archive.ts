import { getRecord } from '#db/records/records.ts';
import type { ArchiveKind } from '#electron/archive/core/kind.ts';
import { nothingInArchive } from '#electron/archive/core/nothing.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { storyLabel } from '#shared/life/story.ts';
import type { DiscountValues } from './kind.ts';
import { discountLife } from './life.ts';

const valuesOf = ({ values }: RecordFile) => values as unknown as DiscountValues;

/** What the archive process knows of the small kind of a person. */
export const discountArchive: ArchiveKind = {
  ...nothingInArchive,
  handover: {
    contents: '优待证档案',
    documentHolds: '全部登记内容、修改记录',
    title: ({ number }) => `优待证档案 ${number}`,
    sections: (db, recordId) => ({ card: { cardNumber: valuesOf(getRecord(db, recordId)).cardNumber } }),
    stepLabel: (step) => storyLabel(discountLife, step),
    paperLabel: (paper) => discountLife.papers[paper] ?? paper,
    columns: [
      { key: 'name', title: '姓名', width: 12, kind: 'text' },
      { key: 'cardNumber', title: '证号', width: 16, kind: 'text' },
    ],
    row: (record) => ({ name: record.subjectName, cardNumber: valuesOf(record).cardNumber }),
  },
};
