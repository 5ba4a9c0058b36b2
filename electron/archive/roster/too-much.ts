import { AppError } from '#shared/errors.ts';

/** The refusal of a file that holds more than an office PC bears, with both numbers. */
export function tooMuch(name: string, what: 'bytes' | 'rows' | 'cells', found: number, limit: number): AppError {
  if (what === 'bytes') return new AppError('roster.unpacksTooLarge', { name, bytes: found, limitBytes: limit });
  return new AppError('roster.tooLarge', { name, what, found, limit });
}

/** @throws AppError roster.tooLarge */
export function refuseMany(name: string, what: 'rows' | 'cells', found: number, limit: number): void {
  if (found > limit) throw tooMuch(name, what, found, limit);
}
