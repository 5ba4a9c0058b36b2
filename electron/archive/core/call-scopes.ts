import { jobStarter } from '#db/core/jobs.ts';
import { householdsOutside, outletsOutside, peopleOutside, recordsOutside, whoToAsk } from '#db/core/scope.ts';
import { isHandoverWithin } from '#db/handovers/handovers.ts';
import { getImportData } from '#db/imports/imports.ts';
import type { About } from '#shared/contract/about.ts';
import { type ArchiveCall, entryOf } from '#shared/contract/archive.ts';
import { AppError } from '#shared/errors.ts';
import { isWhole, type Scope } from '#shared/rules/scope.ts';
import { kindThingOutside, wholeAbouts } from './abouts.ts';
import type { Context } from './context.ts';
import { scopeOf } from './scope.ts';
import { currentUser } from './signed-in.ts';

/**
 * Refuses a call whose subject lies outside of what the user at work may see; of the subject nothing is told.
 * @throws AppError scope.outside, scope.wholeOffice
 */
export function refuseOutsideScope(context: Context, call: ArchiveCall, input: unknown): void {
  const scope = scopeOf(context);
  if (isWhole(scope)) return;
  const decision = entryOf(call).scope;
  if (decision === 'nothing' || decision === 'narrowed') return;
  const about = decision === 'whole' ? { isWhole: true } : decision(input as never);
  const abouts = wholeAbouts(context.db, about);
  const ask = whoToAsk(context.db);
  if (abouts.some((one) => one.isWhole)) throw new AppError('scope.wholeOffice', { ask });
  const what = outside(context, scope, abouts);
  if (what) throw new AppError('scope.outside', { what, ask });
}

function outside(context: Context, scope: Scope, abouts: readonly About[]): string | null {
  const { db } = context;
  const userId = currentUser(context)?.id ?? null;
  const all = <T>(of: (about: About) => T | readonly T[] | null | undefined): T[] =>
    abouts.flatMap((about) => of(about) ?? []);
  if (all(({ kind }) => kind).some((kind) => scope.kinds?.includes(kind) === false)) return '这类档案';
  if (all(({ communityId }) => communityId).some((id) => scope.communityIds?.includes(id) === false)) return '这个社区';
  if (
    householdsOutside(
      db,
      scope,
      all(({ households }) => households),
    ).length > 0
  )
    return '这一户';
  if (
    outletsOutside(
      db,
      scope,
      all(({ outlets }) => outlets),
    ).length > 0
  )
    return '这个网点';
  if (
    peopleOutside(
      db,
      scope,
      all(({ people }) => people),
    ).length > 0
  )
    return '这个人';
  if (
    recordsOutside(
      db,
      scope,
      all(({ records }) => records),
    ).length > 0
  )
    return '这份档案';
  for (const about of abouts) {
    const thing = kindThingOutside(db, scope, about);
    if (thing !== null) return thing;
  }
  if (all(({ handover }) => handover).some((id) => !isHandoverWithin(db, scope, id))) return '这次移交的档案';
  if (all(({ actOf }) => actOf).some((by) => by !== userId)) return '别人的操作';
  if (all(({ importId }) => importId).some((id) => getImportData(db, id).startedBy !== userId))
    return '别人导入的花名册';
  if (all(({ jobId }) => jobId).some((id) => (jobStarter(db, id) ?? userId) !== userId)) return '别人的任务';
  return null;
}
