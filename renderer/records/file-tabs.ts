import type { ComponentType } from 'react';
import type { FormOffer } from '#renderer/life/screen.ts';
import type { RecordFile } from '#shared/contract/records.ts';

/** A side of a file's page that only its kind of record has. */
export interface FileTab {
  /** In the address: `?tab=name`. */
  name: string;
  label: string;
  /** `file` null: it is not kept yet. `onSave` keeps what is unsaved first and answers whether it could be. */
  Content: ComponentType<{ file: RecordFile | null; isDirty: boolean; onSave: () => Promise<boolean> }>;
}

/** What a kind of record brings to the page of a file. */
export interface FileTabs {
  /** Between 办理 and 材料. */
  own: readonly FileTab[];
  /** What is scanned first, as a file without materials says: 身份证、退休审批表. */
  materials: string;
  /** Below the materials of a file that is kept. */
  BelowMaterials: ComponentType<{ file: RecordFile; isDirty: boolean }> | null;
  /** What is printed of one change in the history, as a report of it; null: nothing. */
  ofChange: ((recordId: number, changeId: number) => FormOffer) | null;
}
