import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import { keepCommand } from '../core/commands.ts';
import type { WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { filesOfSubject, moveFiles } from '../records/move-files.ts';
import { outlet } from '../tables/outlets.ts';
import { getOutletData } from './outlets.ts';
import { placeFiles } from './place-files.ts';
import { outletSortName } from './sort-name.ts';
import { writeOutlet } from './write.ts';

/**
 * Two entries are one outlet: all files of `goneId` rest on `keptId` from now on, and what the kept entry lacks is filled.
 * Of two open files of one kind one stays and the other is put out of use, as where two cards become one person. One
 * command, so that the whole can be undone.
 * @throws AppError outlet.notFound, record.stillStands
 */
export function mergeOutlets(
  db: WritableDb,
  act: Act,
  input: { keptId: number; goneId: number; keptRecordIds: readonly number[] },
): { id: number; commandId: number | null } {
  const [kept, gone] = [getOutletData(db, input.keptId), getOutletData(db, input.goneId)];
  if (kept.id === gone.id) throw new AppError('outlet.notFound', {});
  const title = `合并网点：${gone.name}（${gone.address}）并入 ${kept.name}（${kept.address}）`;
  const about = { name: 'outlets.merge', title, noun: 'outlet', nounId: kept.id } as const;
  const { commandId } = keepCommand(db, act, about, () => {
    moveFiles(db, act, {
      own: filesOfSubject(db, { outletId: kept.id }),
      coming: filesOfSubject(db, { outletId: gone.id }),
      onto: { outletId: kept.id },
      keptRecordIds: input.keptRecordIds,
      sortName: () => outletSortName(kept),
      word: '合并网点',
      note: `${gone.name}并入 ${kept.name}`,
    });
    placeFiles(db, act, kept.id, kept.communityId, title);
    for (const id of mergedInto(db, gone.id)) updateRow(db, outlet, id, { mergedInto: kept.id });
    writeOutlet(db, act, gone, { mergedInto: kept.id });
    writeOutlet(db, act, kept, { phone: kept.phone ?? gone.phone, remark: kept.remark ?? gone.remark });
  });
  return { id: kept.id, commandId };
}

function mergedInto(db: WritableDb, id: number): number[] {
  return read(db, typed`SELECT ${outlet.id} FROM ${outlet} WHERE merged_into = ?`).all(id);
}
