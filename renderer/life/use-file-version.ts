import { useState } from 'react';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { changedMeanwhile } from './changed-note.tsx';

export type RefreshLife = () => Promise<{ data?: ArchiveOutput<'life.get'> | undefined }>;

/**
 * Runs a call with the version the dialog was opened on: what others did meanwhile has to be seen before one goes on.
 * A refusal for that reason reads the file anew; the next try goes from there.
 */
export function useFileVersion(
  opened: number,
  refresh: RefreshLife,
): <T>(call: (version: number) => Promise<T>) => Promise<T> {
  const [version, setVersion] = useState(opened);
  return async (call) => {
    try {
      return await call(version);
    } catch (error) {
      if (changedMeanwhile(error)) setVersion((await refresh()).data?.version ?? version);
      throw error;
    }
  };
}
