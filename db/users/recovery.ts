import { AppError } from '#shared/errors.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { alias, flag, present, typed } from '../core/typed.ts';
import { user } from '../tables/office.ts';
import { recoveryCard } from '../tables/recovery.ts';

const c = alias(recoveryCard, 'c');
const u = alias(user, 'u');

/** The recovery card of the office: at most one holds. */
interface RecoveryCard {
  id: number;
  madeAt: string;
  /** Who made it. */
  by: string;
  /** Whether it came out on paper or as PDF. */
  isPrinted: boolean;
  codeHash: string;
}

/** The card that holds, or null. */
export function holdingCard(db: ReadableDb): RecoveryCard | null {
  const row = read(
    db,
    typed`SELECT ${{
      id: c.id,
      madeAt: c.madeAt,
      by: u.name,
      codeHash: present(c.codeHash),
      isPrinted: flag(`EXISTS (SELECT 1 FROM print p WHERE p.noun = 'recoveryCard' AND p.noun_id = c.id)`),
    }}
     FROM ${c} JOIN ${u} ON u.id = c.made_by WHERE c.ended_at IS NULL`,
  ).get();
  return row ?? null;
}

/** Keeps a new card; the one before holds no longer. @returns its id */
export function makeCard(db: WritableDb, act: Act, codeHash: string): number {
  const before = holdingCard(db);
  if (before) endCard(db, act, before.id, 'replaced');
  const id = insertRow(db, recoveryCard, { madeAt: act.at, madeBy: act.userId, codeHash });
  keepChange(db, act, { noun: 'recoveryCard', nounId: id, action: 'create' });
  return id;
}

/**
 * Spends a card. Two who typed its code at the same moment spend it once.
 * @throws AppError recovery.noCard
 */
export function spendCard(db: WritableDb, act: Act, id: number): void {
  if (holdingCard(db)?.id !== id) throw new AppError('recovery.noCard', {});
  endCard(db, act, id, 'used');
}

const endWords = { used: '用恢复卡进入，卡已作废', replaced: '做了新卡，旧卡作废' } as const;

function endCard(db: WritableDb, act: Act, id: number, endedAs: 'used' | 'replaced'): void {
  updateRow(db, recoveryCard, id, { codeHash: null, endedAt: act.at, endedAs });
  keepChange(db, act, { noun: 'recoveryCard', nounId: id, action: 'remove', note: endWords[endedAs] });
}
