import type { RecordKind } from '#shared/records/kinds.ts';
import type { FileTabs } from '../records/file-tabs.ts';
import { retireeTabs } from '../records/retiree/tabs.ts';

/** What each kind of record brings to the page of a file. */
export const fileTabs: Readonly<Record<RecordKind, FileTabs>> = { retiree: retireeTabs };
