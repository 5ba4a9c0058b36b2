import { dictionary } from '#db/codes/codes.ts';
import { listSources, ownMappings, requireSource } from '#db/codes/mappings.ts';
import { addSource, decideMappings, forgetMapping, removeSource } from '#db/codes/mappings-write.ts';
import { listCommands } from '#db/core/commands.ts';
import { whoToAsk } from '#db/core/scope.ts';
import { ownCommunityMappings } from '#db/imports/community-mappings.ts';
import { decideCommunities, forgetCommunity } from '#db/imports/community-mappings-write.ts';
import { importMappings } from '#db/imports/mapping-sheet.ts';
import { mappingLines } from '#shared/codes/code-mapping.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { mappingCalls, OwnCommunityMapping } from '#shared/contract/mappings.ts';
import { AppError } from '#shared/errors.ts';
import { communityKey } from '#shared/rules/community-text.ts';
import { communitySheetRow, mappingColumns, mappingSheetRow, readMappingSheet } from '#shared/rules/mapping-sheet.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, write } from './core/context.ts';
import { ownOnly, scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { refuseOfficeCodes } from './office-codes.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, listColumn, writeListWorkbook } from './workbook/write-list.ts';

export const mappingHandlers: HandlersOf<typeof mappingCalls> = {
  'mappings.list': (_input, context) => ({
    // Every source is a choice of any import, and its codes are of nobody.
    sources: listSources(context.db),
    items: ownMappings(context.db),
    communities: communitiesWithin(context),
    commands: listCommands(context.db, 'mapping', null, 50, ownOnly(context)),
  }),

  'mappings.decide': (input, context) => {
    refuseOfficeCodes(context, input);
    return changed(context, () => write(context, (db, act) => decideMappings(db, act, input.source, input.items)));
  },

  'mappings.forget': (input, context) => ({
    commandId: changed(context, () => write(context, (db, act) => forgetMapping(db, act, input.id))),
  }),

  'mappings.decideCommunities': (input, context) => {
    refuseOthersCommunities(context, input);
    return changed(context, () => write(context, (db, act) => decideCommunities(db, act, input.source, input.items)));
  },

  'mappings.forgetCommunity': (input, context) => ({
    commandId: changed(context, () => write(context, (db, act) => forgetCommunity(db, act, input.id))),
  }),

  'mappings.addSource': (input, context) =>
    changed(context, () => write(context, (db, act) => addSource(db, act, input.name))),

  'mappings.removeSource': (input, context) => ({
    commandId: changed(context, () => write(context, (db, act) => removeSource(db, act, input.key))),
  }),

  'mappings.export': async (input, context) => {
    const { db } = context;
    if (input.source !== null) requireSource(db, input.source);
    const names = new Map(listSources(db).map((one) => [one.key, one.name]));
    const codes = dictionary(db);
    const rows = mappingLines(ownMappings(db))
      .filter((line) => input.source === null || line.source === input.source)
      .map((line) => mappingSheetRow(line, names.get(line.source) ?? line.source, codes));
    const texts = communitiesWithin(context)
      .filter(({ source }) => input.source === null || source === input.source)
      .map((line) => communitySheetRow(line, line.source === null ? null : (names.get(line.source) ?? line.source)));
    rows.push(...texts);
    await writeWhole(input.path, await writeListWorkbook('代码对照', columns, rows));
    return { path: input.path, rows: rows.length };
  },

  'mappings.importFile': async (input, context) => {
    const read = readMappingSheet(await readSheetRows(input.path));
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    return changed(context, () => write(context, (db, act) => importMappings(db, act, read)));
  },
};

/** What was decided about community texts: to who sees some communities only, what leads to one of these. */
function communitiesWithin(context: Context): OwnCommunityMapping[] {
  const own = scopeOf(context).communityIds;
  const all = ownCommunityMappings(context.db);
  return own === null ? all : all.filter(({ communityId }) => communityId !== null && own.includes(communityId));
}

/**
 * Who sees some communities only says of a text that it is one of these, where nobody said anything else.
 * @throws AppError input.invalid at the community, scope.outside
 */
function refuseOthersCommunities(
  context: Context,
  { source, items }: ArchiveInput<'mappings.decideCommunities'>,
): void {
  const own = scopeOf(context).communityIds;
  if (own === null) return;
  const isOwn = (id: number | null) => id !== null && own.includes(id);
  const fields = Object.fromEntries(
    items.flatMap(({ communityId }, index) =>
      isOwn(communityId ?? null) ? [] : [[`items.${index}.communityId`, '只能对照到您范围内的社区']],
    ),
  );
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
  const texts = new Set(items.map(({ written }) => communityKey(written)));
  const isTaken = ownCommunityMappings(context.db).some(
    (one) => one.source === (source ?? null) && texts.has(one.written) && !isOwn(one.communityId),
  );
  if (isTaken) throw new AppError('scope.outside', { what: '这项社区对照', ask: whoToAsk(context.db) });
}

function changed<T>(context: Context, work: () => T): T {
  const result = work();
  context.emit({ name: 'mappings.changed' });
  return result;
}

const widths: Partial<Record<(typeof mappingColumns)[number], number>> = {
  来源: 30,
  代码表: 20,
  表名称: 24,
  对方名称: 24,
  本系统名称: 24,
  依据情况: 14,
};

const columns: ListColumn[] = mappingColumns.map((title) => listColumn(title, widths[title] ?? 12));
