import { measureSelection } from '#db/handovers/handovers.ts';
import {
  belongingTo,
  communityCommands,
  getCommunity,
  listCommunities,
  successorLinks,
  versionsOf,
} from '#db/places/communities.ts';
import {
  abolishCommunity,
  assignWaiting,
  changedOn,
  filesAt,
  mergeCommunities,
  splitCommunity,
} from '#db/places/communities-change.ts';
import { exportRows, importCommunities } from '#db/places/communities-sheet.ts';
import { filesAtAddress, placesAtAddress, waitingGroups, waitingTargets } from '#db/places/communities-waiting.ts';
import { removeCommunity, saveCommunity } from '#db/places/communities-write.ts';
import { groupsAt } from '#db/places/groups.ts';
import type { CommunityRelation, communityCalls } from '#shared/contract/communities.ts';
import { AppError } from '#shared/errors.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { communityColumns, readCommunitySheet } from '#shared/rules/community-sheet.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, listColumn, writeListWorkbook } from './workbook/write-list.ts';

export const communityHandlers: HandlersOf<typeof communityCalls> = {
  'communities.list': (input, { db }) => ({ items: listCommunities(db, input) }),

  'communities.get': (input, { db }) => {
    const community = listCommunities(db, { withEnded: true }).find((one) => one.id === input.id);
    if (!community) throw new AppError('community.notFound', { name: '' });
    const links = successorLinks(db, true);
    const related = (id: number, link: (typeof links)[number]): CommunityRelation => ({
      id,
      name: getCommunity(db, id).name,
      kind: link.kind,
      effectiveOn: link.effectiveOn,
      document: link.document,
    });
    return {
      community,
      use: belongingTo(db, input.id),
      versions: versionsOf(db, input.id),
      predecessors: links.filter((link) => link.toId === input.id).map((link) => related(link.fromId, link)),
      successors: links.filter((link) => link.fromId === input.id).map((link) => related(link.toId, link)),
      commands: communityCommands(db, input.id, 50),
    };
  },

  'communities.acts': (input, { db }) => ({ items: communityCommands(db, null, input.limit) }),

  'communities.save': (input, context) => {
    const id = write(context, (db, act) => saveCommunity(db, act, input));
    tell(context);
    return { id };
  },

  'communities.remove': (input, context) => {
    write(context, (db, act) => removeCommunity(db, act, input.id));
    tell(context);
    return { removed: true };
  },

  'communities.preview': (input, { db }) => {
    const items = input.ids.map((id) => {
      const { name } = getCommunity(db, id);
      const [newest] = versionsOf(db, id);
      return { id, name, validFrom: newest?.validFrom ?? '', use: belongingTo(db, id) };
    });
    const onDate = input.effectiveOn === null ? null : dayBefore(input.effectiveOn);
    const counts = input.ids.flatMap((communityId) =>
      recordKinds.map(
        (kind) => measureSelection(db, { kind, communityId, retiredYear: null, recordIds: null, onDate }).records,
      ),
    );
    return { items, recordsBefore: counts.reduce((sum, count) => sum + count, 0) };
  },

  'communities.merge': (input, context) => {
    const done = write(context, (db, act) => mergeCommunities(db, act, input));
    tell(context);
    return done;
  },

  'communities.split': (input, context) => {
    const done = write(context, (db, act) => splitCommunity(db, act, input));
    tell(context);
    return done;
  },

  'communities.abolish': (input, context) => {
    const done = write(context, (db, act) => abolishCommunity(db, act, input));
    tell(context);
    return done;
  },

  'communities.waiting': (input, { db }) => {
    getCommunity(db, input.sourceId);
    const { total, households, outlets, groups } = waitingGroups(db, input.sourceId, input.road);
    const end = input.after + input.limit;
    return {
      total,
      households,
      outlets,
      groups: groups.slice(input.after, end),
      next: groups.length > end ? end : null,
      targets: waitingTargets(db, input.sourceId),
      waitingGroups: groupsAt(db, input.sourceId)
        .map(({ id, name }) => ({ id, name }))
        .slice(0, 200),
    };
  },

  'communities.waitingFiles': (input, { db }) => {
    const files = filesAtAddress(db, input.sourceId, [input]);
    const end = input.after + input.limit;
    return { items: files.slice(input.after, end), next: files.length > end ? end : null };
  },

  'communities.assign': (input, context) => {
    const { sourceId, targetId, recordIds, groupIds } = input;
    const done = write(context, (db, act) => {
      const places = placesAtAddress(db, sourceId, input.addresses);
      const found = filesAtAddress(db, sourceId, input.addresses).map((file) => file.id);
      const moved = assignWaiting(db, act, {
        sourceId,
        targetId,
        recordIds: [...recordIds, ...found],
        ...places,
        groupIds,
      });
      const since = changedOn(db, sourceId, null);
      return { moved, waiting: since === null ? 0 : filesAt(db, sourceId, since).length };
    });
    tell(context);
    return done;
  },

  'communities.export': async (input, { db }) => {
    const rows = exportRows(db);
    await writeWhole(input.path, await writeListWorkbook('社区', columns, rows));
    return { path: input.path, rows: rows.length };
  },

  'communities.importFile': async (input, context) => {
    const read = readCommunitySheet(await readSheetRows(input.path));
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    const counts = write(context, (db, act) => importCommunities(db, act, read.lines));
    tell(context);
    return counts;
  },
};

// Files carry the name of their community, and a change of places moves them.
function tell(context: Context): void {
  context.emit({ name: 'communities.changed' });
  context.emit({ name: 'records.changed', id: null });
  context.emit({ name: 'households.changed', id: null });
}

const widths: Partial<Record<(typeof communityColumns)[number], number>> = {
  名称: 26,
  代码: 16,
  批准文件: 40,
  后继社区: 30,
  标识: 38,
};

const columns: ListColumn[] = communityColumns.map((title) => listColumn(title, widths[title] ?? 13));
