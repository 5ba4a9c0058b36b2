import type { ComponentType } from 'react';
import type { Sheet } from '#shared/contract/sheets.ts';
import { Registration } from '../records/retiree/sheets/registration.tsx';

/** Sheets that a kind of record draws itself, by the names of their forms; every other one comes as data. */
export type DrawnSheet = Exclude<Sheet, { document: unknown } | { form: 'handover-list' }>;

export const drawnSheets: {
  readonly [F in DrawnSheet['form']]: ComponentType<{ sheet: Extract<DrawnSheet, { form: F }> }>;
} = { 'retiree-registration': Registration };
