import type { WaitingFile, WaitingGroup } from '#shared/contract/communities.ts';
import { type AddressParts, splitAddress } from '#shared/rules/address.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, maybe, text, typed } from '../core/typed.ts';
import { fileNameSql, householdOfSql } from '../records/subject.ts';
import { record } from '../tables/records.ts';
import { listCommunities, successorLinks } from './communities.ts';
import { changedOn, filesAt } from './communities-change.ts';
import { householdsAt } from './community-households.ts';
import { outletsAt } from './community-outlets.ts';

const r = alias(record, 'r');

/** The worklist of a community that was split or abolished: its files by road and by house number. */

interface Waiting extends WaitingFile, AddressParts {}

function waitingFiles(db: ReadableDb, sourceId: number): Waiting[] {
  const since = changedOn(db, sourceId, null);
  if (since === null) return [];
  const ids = filesAt(db, sourceId, since).map((file) => file.id);
  const rows = read(
    db,
    typed`SELECT ${{
      id: r.id,
      number: r.number,
      name: text(fileNameSql('r')),
      address: maybe(text('coalesce(p.residence_address, p.registered_address, o.address, h.address)')),
    }}
     FROM json_each(?) j JOIN ${r} ON r.id = j.value LEFT JOIN person p ON p.id = r.person_id
     LEFT JOIN outlet o ON o.id = r.outlet_id
     LEFT JOIN household h ON r.subject = 'household' AND h.id = ${householdOfSql('r.id')} ORDER BY r.number`,
  ).all(JSON.stringify(ids));
  return rows.map((row) => ({ ...row, ...splitAddress(row.address) }));
}

/** Roads with how many files wait there, or the house numbers of one road. */
export function waitingGroups(
  db: ReadableDb,
  sourceId: number,
  road: string | null,
): { total: number; households: number; outlets: number; groups: WaitingGroup[] } {
  const files = waitingFiles(db, sourceId);
  const counts = new Map<string, WaitingGroup>();
  const count = (at: AddressParts, what: 'count' | 'households' | 'outlets'): void => {
    if (road !== null && at.road !== road) return;
    const house = road === null ? null : (at.house ?? '');
    const key = `${at.road}\n${house}`;
    const group = counts.get(key) ?? { road: at.road, house, count: 0, households: 0, outlets: 0 };
    group[what] += 1;
    counts.set(key, group);
  };
  for (const file of files) count(file, 'count');
  const since = changedOn(db, sourceId, null);
  const households = since === null ? [] : householdsAt(db, sourceId, since);
  for (const household of households) count(splitAddress(household.address), 'households');
  const outlets = since === null ? [] : outletsAt(db, sourceId);
  for (const outlet of outlets) count(splitAddress(outlet.address), 'outlets');
  const totals = { total: files.length, households: households.length, outlets: outlets.length };
  return { ...totals, groups: [...counts.values()].sort(byAddress) };
}

/** The files of a road, or of one house number of it ('' where the address names none). */
export function filesAtAddress(
  db: ReadableDb,
  sourceId: number,
  addresses: readonly { road: string; house: string | null }[],
): WaitingFile[] {
  const wanted = new Set(addresses.map(({ road, house }) => `${road}\n${house ?? '*'}`));
  return waitingFiles(db, sourceId)
    .filter((file) => wanted.has(`${file.road}\n*`) || wanted.has(`${file.road}\n${file.house ?? ''}`))
    .map(({ id, number, name, address }) => ({ id, number, name, address }));
}

/** The households and the outlets of a road, or of one house number of it. */
export function placesAtAddress(
  db: ReadableDb,
  sourceId: number,
  addresses: readonly { road: string; house: string | null }[],
): { householdIds: number[]; outletIds: number[] } {
  const since = changedOn(db, sourceId, null);
  if (since === null) return { householdIds: [], outletIds: [] };
  const isThere = ({ address }: { address: string }): boolean => {
    const at = splitAddress(address);
    return addresses.some(({ road, house }) => road === at.road && (house === null || house === (at.house ?? '')));
  };
  const idsOf = (places: readonly { id: number; address: string }[]): number[] =>
    places.filter(isThere).map(({ id }) => id);
  return { householdIds: idsOf(householdsAt(db, sourceId, since)), outletIds: idsOf(outletsAt(db, sourceId)) };
}

/** Where waiting files can go: the successors first, then every community that stands. */
export function waitingTargets(db: ReadableDb, sourceId: number): { id: number; name: string }[] {
  const next = new Set(
    successorLinks(db, true)
      .filter((link) => link.fromId === sourceId)
      .map((link) => link.toId),
  );
  const standing = listCommunities(db).filter((one) => one.id !== sourceId);
  const isBranch = changedOn(db, sourceId, null) !== null && listCommunities(db).some((one) => one.id === sourceId);
  const first = standing.filter((one) => next.has(one.id));
  const others = isBranch ? [] : standing.filter((one) => !next.has(one.id));
  return [...first, ...others].map(({ id, name }) => ({ id, name }));
}

function byAddress(one: WaitingGroup, other: WaitingGroup): number {
  if (one.road !== other.road) return other.count - one.count || one.road.localeCompare(other.road, 'zh');
  return (one.house ?? '').localeCompare(other.house ?? '', 'zh', { numeric: true });
}
