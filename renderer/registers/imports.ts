import type { ComponentType } from 'react';
import type { RecordKind } from '#shared/records/kinds.ts';
import { OpeningStart } from '../records/retiree/openings/opening-start.tsx';

/** How the import of a kind of record begins. */
export interface ImportStartOfKind {
  /** What the clerk is asked for. */
  asks: string;
  /** Beginnings of its own, below. */
  Below: ComponentType | null;
}

export const importStarts: Readonly<Record<RecordKind, ImportStartOfKind>> = {
  retiree: { asks: '选择上级或企业发来的退休人员花名册', Below: OpeningStart },
};
