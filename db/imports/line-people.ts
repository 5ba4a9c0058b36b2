import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { peopleOutside } from '../core/scope.ts';
import { findPersonByNumber, type PersonRow } from '../people/people.ts';
import { registerPerson } from '../people/register.ts';
import { forLine, type GroupLine, GroupRefused, type GroupTools, outside, textOf } from './file-groups.ts';

/** The people of a line: found by their number, or registered with it. */

/**
 * Who has a number in the register; null: nobody.
 * @param reason of the refusal where another import is bringing them just now
 * @throws GroupRefused of them too where they may not be seen
 */
export function personNumbered(
  db: ReadableDb,
  line: GroupLine,
  idNumber: string,
  tools: GroupTools,
  reason: string,
): PersonRow | null {
  const known = findPersonByNumber(db, idNumber);
  if (known === null) return null;
  if (known.pending === 1)
    throw new GroupRefused(line, {
      ...{ field: 'idNumber', reason, sentence: '这个号码正在由另一份花名册导入，请等导入完成后再试。' },
    });
  if (peopleOutside(db, tools.scope, [known.id]).length > 0) throw outside(tools, line);
  return known;
}

interface Written {
  name: string;
  idNumber: string | null;
  /** null: as the number says. */
  gender: string | null;
  birthOn: string | null;
  mobile: string | null;
}

/** Registers somebody as a line has them. @returns the id of the person @throws GroupRefused */
export function registerOf(db: WritableDb, act: Act, line: GroupLine, written: Written, tools: GroupTools): number {
  const { name, idNumber, mobile } = written;
  const byNumber = idNumber === null ? null : readAnyNumber(idNumber);
  const { gender, birthOn } = byNumber?.ok ? byNumber : { gender: null, birthOn: null };
  return forLine(line, 'idNumber', () =>
    registerPerson(db, act, {
      ...{ name, idNumber, mobile, readings: tools.readingsOf(name) },
      idKind: idNumber === null ? 'none' : ((textOf(line, 'idKind') ?? 'citizen') as PersonNumberKind),
      ...{ gender: written.gender ?? gender, birthOn: written.birthOn ?? birthOn },
    }),
  );
}
