import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { VerifyReport } from '#shared/contract/handovers.ts';
import { AppError } from '#shared/errors.ts';
import { type VerifyOptions, verifyBag } from '../bag/verify.ts';

/** Verifies the package in a folder; a clerk who picked a folder or file inside it meant the package itself. */
export function verifyReport(path: string, options: Omit<VerifyOptions, 'isUnderWay'>): Promise<VerifyReport | null> {
  if (!existsSync(path)) throw new AppError('package.absent', { path });
  const bag = basename(path) === 'bagit.txt' || basename(path) === 'data' ? dirname(path) : path;
  return verifyBag(bag, options);
}
