import { basename } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { isOpenedKind } from '#shared/rules/opened-kinds.ts';

/** @throws AppError attachment.kindNotOpened where a file of this name is of a kind that is not on the list */
export function refuseOtherKinds(path: string): void {
  const name = basename(path.replaceAll('\\', '/'));
  if (!isOpenedKind(name)) throw new AppError('attachment.kindNotOpened', { name });
}
