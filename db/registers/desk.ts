import type { RecordKind } from '#shared/records/kinds.ts';
import type { DeskOfKind } from '../life/desk.ts';
import { retireeDesk } from '../records/retiree/life/desk.ts';

/** What each kind brings to the desk beside the deadlines of steps. */
export const desks: Readonly<Record<RecordKind, DeskOfKind>> = { retiree: retireeDesk };
