import type { ReadableDb } from '#db/core/open.ts';
import { inTransaction } from '#db/core/open.ts';
import { keepPrint } from '#db/papers/prints.ts';
import { firstUser } from '#db/policy/office.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { ShellAsk } from '#shared/contract/shell-asks.ts';
import { AppError } from '#shared/errors.ts';
import { sheetSubject } from '#shared/sheets/subjects.ts';
import { refuseUnlessAllowed, requireRight } from './call-rights.ts';
import { refuseOutsideScope } from './call-scopes.ts';
import { actOf, type Context, now } from './context.ts';
import { expectSheet } from './expected-sheets.ts';

interface PrintOrder {
  request: SheetRequest;
  userId: number;
  forget: () => void;
}

const orders = new WeakMap<ReadableDb, Map<number, PrintOrder>>();

/**
 * Answers the shell: it does nothing for a page that the archive has not allowed. A print is allowed to who is at work
 * then and is kept in their name, also where the screen was locked before it was done.
 * @throws AppError session.signedOut, session.forbidden, scope.outside, scope.wholeOffice, archive.restarted
 */
export function answerShell(context: Context, asked: ShellAsk): void {
  if (asked.what === 'unlocked' && firstUser(context.db) === null) return;
  if (asked.what === 'signedIn' || asked.what === 'unlocked') requireRight(context, 'look');
  else if (asked.what === 'print') begin(context, asked.order, asked.request);
  else end(context, asked.order, asked.way);
}

function begin(context: Context, order: number, request: SheetRequest): void {
  refuseUnlessAllowed(context, 'sheets.get', { request });
  refuseOutsideScope(context, 'sheets.get', { request });
  const { userId } = actOf(context);
  ordersOf(context.db).set(order, { request, userId, forget: expectSheet(context.db, request, userId) });
}

/** Only what really came out of the printer or onto the disk is kept in the history. */
function end(context: Context, number: number, way: 'printer' | 'pdf' | null): void {
  const order = ordersOf(context.db).get(number);
  // The archive process was started again meanwhile and no longer knows who asked.
  if (!order) throw new AppError('archive.restarted', {});
  ordersOf(context.db).delete(number);
  order.forget();
  if (way === null) return;
  const act = { userId: order.userId, at: now(), origin: context.origin, importId: null };
  inTransaction(context.db, () => keepPrint(context.db, act, order.request, way));
  const { noun, ids } = sheetSubject(order.request);
  if (noun === 'record') for (const id of ids) context.emit({ name: 'records.changed', id });
  // A final roll that is on paper is voided and not undone any more.
  if (noun === 'payroll') context.emit({ name: 'payments.changed' });
  if (noun === 'report') context.emit({ name: 'reports.changed' });
}

function ordersOf(db: ReadableDb): Map<number, PrintOrder> {
  const known = orders.get(db) ?? new Map<number, PrintOrder>();
  orders.set(db, known);
  return known;
}
