import { refusePaidSince } from '#db/records/retiree/payments/undo.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { newlyImpossible, paidAfterDeath } from '#shared/records/retiree/rules/odd-life.ts';
import type { ArchiveKind } from '../core/kind.ts';
import { liveRetirees } from './demo/live.ts';
import { openInvented } from './demo/open.ts';
import { retireeHandover } from './handover.ts';
import { retireeRoster } from './roster.ts';
import { unfitRetirees } from './unfit.ts';

/** What the archive process knows of retirees' files. */
export const retireeKind: ArchiveKind<RetireeFile> = {
  impossible: newlyImpossible,
  changedAfterDeath: (values, before, diedOn) =>
    values.pensionFen === before.pensionFen ? [] : [{ field: 'pensionFen', sentence: paidAfterDeath(diedOn) }],
  refuseUndo: refusePaidSince,
  unfit: unfitRetirees,
  roster: retireeRoster,
  handover: retireeHandover,
  demo: { open: openInvented, live: liveRetirees },
};
