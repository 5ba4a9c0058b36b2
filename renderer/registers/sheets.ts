import type { ComponentType } from 'react';
import type { FileSheet } from '#shared/contract/sheets.ts';
import { Registration } from '../records/retiree/sheets/registration.tsx';

/** Sheets that a kind of record draws itself, by the names of their forms; every other one comes as data. */
export const drawnSheets: Readonly<Record<FileSheet['form'], ComponentType<{ sheet: FileSheet }>>> = {
  'retiree-registration': Registration,
};
