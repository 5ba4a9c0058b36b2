import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ArchiveCall, ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import { archiveCall, type CallFailure } from './api.ts';

// Offline is the normal state: without `always` queries wait for a network that never comes.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 30_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** A reading call as a cached query; its cache key is the call's name and input. */
export function useArchive<N extends ArchiveCall>(
  name: N,
  input: ArchiveInput<N>,
  options: { isEnabled?: boolean; keepsPrevious?: boolean; isAlwaysFresh?: boolean; isLasting?: boolean } = {},
): UseQueryResult<ArchiveOutput<N>, CallFailure> {
  return useQuery<ArchiveOutput<N>, CallFailure>({
    queryKey: [name, input],
    queryFn: () => archiveCall(name, input),
    enabled: options.isEnabled ?? true,
    ...(options.isAlwaysFresh ? { staleTime: 0 } : {}),
    // What only an event makes old.
    ...(options.isLasting ? { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY } : {}),
    ...(options.keepsPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** Which cached answers each piece of news makes old. The one place that knows. */
const stale: { [E in ArchiveEvent['name']]: readonly string[] } = {
  'office.changed': ['office.', 'commands.'],
  'communities.changed': ['communities.', 'reports.', 'groups.', 'records.facets', 'life.due', 'care.', 'outlets.'],
  'records.changed': [
    'records.',
    'life.',
    'people.',
    'certification.',
    'openings.',
    'pension.',
    'care.',
    'adjustments.',
    'payments.',
    'batches.',
    'seals.',
    'communities.',
    'groups.',
    'organisations.',
    'outlets.',
    'handovers.measure',
    'commands.',
    'reports.',
    'codes.table',
    'codes.others',
  ],
  'people.changed': [
    'people.',
    'reports.',
    'records.',
    'life.due',
    'certification.',
    'care.',
    'likeness.',
    'households.',
    'groups.',
    'outlets.',
  ],
  'likeness.changed': ['likeness.'],
  'session.changed': ['session.', 'recovery.', 'users.', 'commands.'],
  // What was refused until then is asked for anew.
  'start.changed': [''],
  'policy.changed': ['policy.', 'reports.', 'adjustments.', 'calendar.', 'commands.', 'care.people'],
  'payments.changed': ['payments.', 'life.due', 'adjustments.', 'reports.', 'commands.'],
  'organisations.changed': ['organisations.', 'outlets.', 'reports.', 'commands.'],
  'outlets.changed': ['outlets.', 'people.', 'commands.'],
  'codes.changed': ['codes.'],
  'mappings.changed': ['mappings.', 'commands.'],
  'reports.changed': ['reports.', 'commands.'],
  'households.changed': ['households.', 'people.', 'commands.'],
  'backups.changed': ['backups.'],
  'batches.changed': ['batches.', 'commands.'],
  'imports.changed': ['imports.'],
  'handovers.changed': ['handovers.'],
  'jobs.changed': [],
  'archive.stateChanged': [''],
};

/** Keeps the cache true to the archive; call once, when the app starts. Returns the way to stop. */
export function refreshOnEvents(): () => void {
  return window.archive.onEvent((event) => {
    if (event.name === 'jobs.changed') {
      queryClient.setQueryData<ArchiveOutput<'jobs.list'>>(['jobs.list', {}], (old) => {
        const others = (old?.items ?? []).filter((job) => job.id !== event.job.id);
        return { items: [event.job, ...others].sort((a, b) => b.startedAt.localeCompare(a.startedAt)) };
      });
      return;
    }
    const prefixes = stale[event.name];
    void queryClient.invalidateQueries({
      predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(prefix)),
    });
  });
}
