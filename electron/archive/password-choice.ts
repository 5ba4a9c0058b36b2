import { requireOffice } from '#db/office.ts';
import type { ReadableDb } from '#db/open.ts';
import { AppError } from '#shared/errors.ts';
import { tooCommon } from '#shared/rules/password-strength.ts';
import { nameReadings } from './pinyin.ts';

/** Refuses a password that is among the first to be tried on this user. @throws AppError input.invalid at `field` */
export function refuseCommon(db: ReadableDb, field: string, password: string, userName: string): void {
  const names = [userName, requireOffice(db).name].flatMap((name) => [
    name,
    ...nameReadings(name).flatMap(({ full, initials }) => [full, initials]),
  ]);
  const why = tooCommon(password, { names });
  if (why !== null) throw new AppError('input.invalid', { fields: { [field]: why } });
}
