import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { importOrganisations } from '#db/organisations/import.ts';
import { countOrganisations, listOrganisations, suggestOrganisations } from '#db/organisations/list.ts';
import { mergeOrganisations } from '#db/organisations/merge.ts';
import { commandsOf, findOrganisation, getOrganisation } from '#db/organisations/organisations.ts';
import { similarTo } from '#db/organisations/similar.ts';
import { assignNames, countUnknown, listUnknown, registerNames } from '#db/organisations/unknown.ts';
import {
  addOrganisationName,
  closeOrganisation,
  holderOfCode,
  holderOfName,
  removeOrganisation,
  removeOrganisationName,
  saveOrganisation,
} from '#db/organisations/write.ts';
import type { organisationCalls } from '#shared/contract/organisations.ts';
import { AppError } from '#shared/errors.ts';
import { readCreditCode } from '#shared/rules/credit-code.ts';
import { organisationColumns, organisationSheetRow, readOrganisationSheet } from '#shared/rules/organisation-sheet.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { organisationReading } from './organisation-reading.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, type ListRow, listColumn, writeListWorkbook } from './workbook/write-list.ts';

export const organisationHandlers: HandlersOf<typeof organisationCalls> = {
  'organisations.list': (input, { db }) => listOrganisations(db, input),

  'organisations.overview': (_input, { db }) => ({
    total: countOrganisations(db),
    unknownEmployers: countUnknown(db, 'employer'),
    unknownBanks: countUnknown(db, 'bank'),
    commands: commandsOf(db, null, 20),
  }),

  'organisations.get': (input, { db }) => getOrganisation(db, input.id),

  'organisations.suggest': (input, { db }) => ({
    items: suggestOrganisations(db, input.field, input.text, input.bankCode, input.limit),
  }),

  'organisations.find': (input, { db }) => ({ found: findOrganisation(db, input.field, input.text) }),

  'organisations.check': (input, { db }) => {
    const code = readCreditCode(input.creditCode);
    const unitNumber = input.unitNumber.trim();
    const other = (found: { id: number; name: string } | null) => (found && found.id !== input.id ? found : null);
    return {
      sameName: other(holderOfName(db, input.name)),
      sameCreditCode: code.ok ? other(holderOfCode(db, 'credit_code', code.code)) : null,
      sameUnitNumber: unitNumber === '' ? null : other(holderOfCode(db, 'unit_number', unitNumber)),
      similar: similarTo(db, input.name, input.id, 5).filter((one) => one.why !== 'same'),
    };
  },

  'organisations.save': (input, context) => {
    const saved = write(context, (db, act) => saveOrganisation(db, act, input, organisationReading));
    tell(context);
    return saved;
  },

  'organisations.addName': (input, context) => {
    const linked = write(context, (db, act) => addOrganisationName(db, act, input, organisationReading));
    tell(context);
    return { linked };
  },

  'organisations.removeName': (input, context) => {
    const removed = write(context, (db, act) => removeOrganisationName(db, act, input.nameId));
    tell(context);
    return { removed };
  },

  'organisations.close': (input, context) => {
    const id = write(context, (db, act) => closeOrganisation(db, act, input));
    tell(context);
    return { id };
  },

  'organisations.remove': (input, context) => {
    write(context, (db, act) => removeOrganisation(db, act, input.id));
    tell(context);
    return { removed: true };
  },

  'organisations.merge': (input, context) => {
    const id = write(context, (db, act) => mergeOrganisations(db, act, input));
    tell(context);
    return { id };
  },

  'organisations.unknown': (input, { db }) => listUnknown(db, input),

  'organisations.assign': (input, context) => {
    const linked = write(context, (db, act) => assignNames(db, act, input, organisationReading));
    tell(context);
    return { linked };
  },

  'organisations.register': (input, context) => {
    const done = write(context, (db, act) => registerNames(db, act, input, organisationReading));
    tell(context);
    return done;
  },

  'organisations.export': async (input, { db }) => {
    const total = countOrganisations(db);
    await writeWhole(input.path, await writeListWorkbook('单位', columns, sheetRows(db)));
    return { path: input.path, rows: total };
  },

  'organisations.importFile': async (input, context) => {
    const read = readOrganisationSheet(await readSheetRows(input.path), dictionary(context.db));
    if (!read.ok) {
      const [first = { row: 1, message: '' }, ...others] = read.problems;
      throw new AppError('sheet.refused', { ...first, more: others.length });
    }
    const counts = write(context, (db, act) => importOrganisations(db, act, read.organisations, organisationReading));
    tell(context);
    return counts;
  },
};

// Files show whom their texts name.
function tell(context: Context): void {
  context.emit({ name: 'organisations.changed' });
  context.emit({ name: 'records.changed', id: null });
}

const EXPORTED_AT_ONCE = 200;

function* sheetRows(db: ReadableDb): Generator<ListRow> {
  for (let offset = 0; ; offset += EXPORTED_AT_ONCE) {
    const page = listOrganisations(db, { text: '', kind: null, isClosed: null, offset, limit: EXPORTED_AT_ONCE });
    for (const { id } of page.rows) {
      const one = getOrganisation(db, id);
      const named = (kind: 'former' | 'spelling') =>
        one.names.filter((name) => name.kind === kind).map((name) => name.name);
      const row = {
        ...one,
        former: named('former'),
        spellings: named('spelling'),
        successor: one.successor?.name ?? null,
      };
      yield organisationSheetRow(row, { files: one.files, accounts: one.accounts }, dictionary(db));
    }
    if (page.rows.length < EXPORTED_AT_ONCE) return;
  }
}

const widths: Partial<Record<(typeof organisationColumns)[number], number>> = {
  单位名称: 32,
  曾用名: 26,
  其他写法: 26,
  单位类别: 16,
  统一社会信用代码: 22,
  老营业执照号: 18,
  所属银行: 18,
  地址: 32,
  承接单位: 26,
};

const columns: ListColumn[] = organisationColumns.map((title) => listColumn(title, widths[title] ?? 13));
