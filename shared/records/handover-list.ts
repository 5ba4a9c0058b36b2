/** The 移交清单 on paper: what its lines say of a file, and how wide each column is. */

/** What a column shows of a file; `carrier` is the same for all, `remark` is left for writing. */
export type HandoverField =
  | 'position'
  | 'number'
  | 'name'
  | 'idNumber'
  | 'sortOn'
  | 'communityName'
  | 'attachments'
  | 'carrier'
  | 'remark';

/** A column of the list; `width` in mm. */
export interface HandoverColumn {
  title: string;
  of: HandoverField;
  width: number;
}

/** The list a kind of record is handed over with. Its columns take 273 mm together; one of them counts the materials. */
export interface KindHandoverList {
  title: string;
  columns: readonly HandoverColumn[];
}
