import type { SheetRequest } from '../contract/sheets.ts';
import type { RecordKind } from '../records/kinds.ts';

/** A form that stands for the whole file on paper. */
export interface MainForm {
  /** What buttons and the names of files call it. */
  label: string;
  of: (recordId: number) => SheetRequest;
}

/** The main form of each kind of record: printed from the file and from the list, and part of every hand-over. */
export const mainForms: Readonly<Record<RecordKind, MainForm>> = {
  retiree: { label: '登记表', of: (recordId) => ({ form: 'retiree-registration', recordId }) },
};
