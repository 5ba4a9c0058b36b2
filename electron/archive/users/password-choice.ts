import type { ReadableDb } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { AppError } from '#shared/errors.ts';
import { tooCommon } from '#shared/rules/password-strength.ts';
import { characterReadings, nameReadings } from '../names/pinyin.ts';

/**
 * Refuses a password that is among the first to be tried on this user.
 * @param word what the secret is called where it is asked for
 * @throws AppError input.invalid at `field`
 */
export function refuseCommon(
  db: ReadableDb,
  field: string,
  password: string,
  userName: string,
  word: '密码' | '口令' = '密码',
): void {
  const names = [userName, requireOffice(db).name].flatMap((name) => [
    name,
    ...nameReadings(name).flatMap(({ full, initials }) => [full, initials]),
  ]);
  // The surname alone, or the given name, as it is typed: lin20261130.
  const parts = Array.from(userName).flatMap((character) => [character, ...characterReadings(character)]);
  const why = tooCommon(password, { names: [...names, ...parts] });
  if (why !== null) throw new AppError('input.invalid', { fields: { [field]: why.replaceAll('密码', word) } });
}
