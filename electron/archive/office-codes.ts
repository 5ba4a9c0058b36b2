import { codeMappingOf } from '#db/codes/mappings.ts';
import { whoToAsk } from '#db/core/scope.ts';
import { undecidedCodesOf } from '#db/imports/undecided-codes.ts';
import { bareCode } from '#shared/codes/code-mapping.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import { AppError } from '#shared/errors.ts';
import { isWhole } from '#shared/rules/scope.ts';
import type { Context } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import { currentUser } from './core/signed-in.ts';

interface CodesAsked {
  source: string;
  items: readonly { table: CodeTableName; code: string }[];
}

/**
 * A mapping of codes holds for the imports of the whole office: who sees a part of it only answers what her own import asks
 * and nobody answered yet.
 * @throws AppError mapping.sourceGone, mapping.officeOnly with the first code that is not hers to decide
 */
export function refuseOfficeCodes(context: Context, { source, items }: CodesAsked): void {
  const { db } = context;
  if (isWhole(scopeOf(context))) return;
  const standing = codeMappingOf(db, source);
  const asked = undecidedCodesOf(db, source, currentUser(context)?.id ?? 0);
  for (const { table, code } of items) {
    const isMapped = standing.find(table, code) !== null;
    const plain = bareCode(code) ?? code;
    if (!isMapped && asked.some((one) => one.table === table && sameCode(one.code, plain))) continue;
    throw new AppError('mapping.officeOnly', { table: codeTables[table].title, code, isMapped, ask: whoToAsk(db) });
  }
}

// Zeros in front do not matter.
const sameCode = (one: string, other: string): boolean => Number(one) === Number(other);
