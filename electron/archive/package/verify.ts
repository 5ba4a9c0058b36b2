import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { VerifyReport } from '#shared/contract/handovers.ts';
import { AppError } from '#shared/errors.ts';
import { type VerifyOptions, verifyBag } from '../bag/verify.ts';

/** Verifies the package in a folder; a clerk who picked a folder or file inside it meant the package itself. */
export function verifyReport(path: string, options: Omit<VerifyOptions, 'isUnderWay'>): Promise<VerifyReport | null> {
  const bag = basename(path) === 'bagit.txt' || basename(path) === 'data' ? dirname(path) : path;
  const isFolder = statSync(bag, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) throw new AppError('package.absent', { path });
  return verifyBag(bag, options);
}
