import { useQuery } from '@tanstack/react-query';
import { type CallFailure, desktopCall } from '#renderer/api.ts';
import type { DesktopOutput } from '#shared/contract/desktop.ts';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { HandoverDraft } from './draft.ts';

/** How often the drives are looked at while the clerk chooses: a stick just plugged in appears by itself. */
const POLL_MS = 3000;

export interface Place {
  path: string;
  label: string;
  freeBytes: number;
  totalBytes: number;
  fileSystem: string;
  isReadOnly: boolean;
  isRemovable: boolean;
}

export interface Target {
  drives: Place[];
  folder: Place | null;
  /** The chosen drive or folder with its room; null when nothing is chosen or the chosen drive was pulled out. */
  place: Place | null;
  /** A drive was chosen and is not there any more. */
  isPulled: boolean;
  isPending: boolean;
  isRefreshing: boolean;
  error: CallFailure | null;
  refresh: () => void;
}

/** The drives of the PC and the chosen place among them, looked at again and again. */
export function useTarget(chosen: HandoverDraft['target']): Target {
  const list = useQuery<DesktopOutput<'drives.list'>, CallFailure>({
    queryKey: ['drives.list'],
    queryFn: () => desktopCall('drives.list', {}),
    refetchInterval: POLL_MS,
    staleTime: 0,
  });
  const folderPath = chosen?.isFolder ? chosen.path : null;
  const space = useQuery<DesktopOutput<'drives.space'>, CallFailure>({
    queryKey: ['drives.space', folderPath],
    queryFn: () => desktopCall('drives.space', { path: folderPath ?? '' }),
    enabled: folderPath !== null,
    refetchInterval: POLL_MS,
    staleTime: 0,
  });

  const drives = inOrder(list.data?.drives ?? []);
  const folder: Place | null =
    folderPath !== null && space.data && !space.error
      ? {
          path: folderPath,
          label: placeName(folderPath),
          freeBytes: space.data.freeBytes,
          totalBytes: space.data.totalBytes,
          fileSystem: '',
          isReadOnly: !space.data.isWritable,
          isRemovable: false,
        }
      : null;
  const drive = chosen && !chosen.isFolder ? (drives.find((one) => one.path === chosen.path) ?? null) : null;
  return {
    drives,
    folder,
    place: folder ?? drive,
    isPulled: chosen !== null && !chosen.isFolder && list.isSuccess && drive === null,
    isPending: list.isPending,
    isRefreshing: list.isFetching,
    error: list.error ?? space.error,
    refresh: () => void list.refetch(),
  };
}

/** Sticks and memory cards first, as they are what a package is written to; then by path. */
export function inOrder<P extends { isRemovable: boolean; path: string }>(drives: readonly P[]): P[] {
  return [...drives].sort(
    (a, b) => Number(b.isRemovable) - Number(a.isRemovable) || placeName(a.path).localeCompare(placeName(b.path), 'en'),
  );
}
