import { z } from 'zod';
import { codeTableNames } from '../codes/tables.ts';
import { line } from '../records/field-schemas.ts';
import { PapersSince } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToWrite } from './file-tokens.ts';
import { CommunityAnswer, SourceKey } from './mappings.ts';
import { Kind, PAGE_LIMIT } from './records.ts';
import { Id, Instant } from './types.ts';

export const ImportState = z.enum(['reading', 'planned', 'applying', 'applied', 'undoing', 'undone', 'discarded']);
/** What will happen (or has happened) to a line of the roster. */
export const PlannedVerdict = z.enum(['created', 'updated', 'same', 'rejected', 'ignored']);
export type PlannedVerdict = z.infer<typeof PlannedVerdict>;

export const ImportColumn = z.strictObject({
  index: z.int().nonnegative(),
  /** The heading as it stands in the roster. */
  heading: z.string(),
  /** The field it goes to; null when the column is left out. */
  field: z.string().nullable(),
  /** How the field was found: by a known synonym, as corrected earlier, by the clerk just now, or not at all. */
  source: z.enum(['synonym', 'remembered', 'clerk', 'none']),
  samples: z.array(z.string()).max(3),
  /** The field its heading names, where the heading of another column names it too: one of them is taken. */
  claim: z.string().optional(),
  /** Whether the spreadsheet does not show it. */
  isHidden: z.boolean().optional(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** Whether what a spreadsheet hides is taken in. */
export const HiddenWay = z.enum(['take', 'skip']);
export type HiddenWay = z.infer<typeof HiddenWay>;

/** A sheet of the file, and what became of it. */
export const ImportSheet = z.strictObject({
  name: z.string(),
  isTaken: z.boolean(),
  /** Whether it has the heading of the sheets that are taken. */
  isAlike: z.boolean(),
  isHidden: z.boolean(),
  /** Whether something stands right of the last column that is read. */
  isCut: z.boolean(),
  /** Lines with something on them. */
  lines: z.int(),
  /** Of a sheet that is taken; null else. */
  taken: z
    .strictObject({
      headerRow: z.int(),
      /** The position of a line is this and its row. */
      start: z.int(),
      accepted: z.int(),
      rejected: z.int(),
      ignored: z.int(),
      /** People on rows that the spreadsheet does not show, taken in or not. */
      hidden: z.int(),
      /** The community its name says for everybody on it. */
      communityName: z.string().nullable(),
    })
    .nullable(),
});
export type ImportSheet = z.infer<typeof ImportSheet>;

/** Of one column so many different codes are told at most. */
export const CODES_MOST = 100;

/** A bare code that stands in a column of the roster, and what becomes of it. */
export const ImportCode = z.strictObject({
  field: z.string(),
  table: z.enum(codeTableNames as [(typeof codeTableNames)[number], ...(typeof codeTableNames)[number][]]),
  /** As the roster writes it. */
  code: z.string(),
  count: z.int().positive(),
  /** What the source calls it; empty where that is not known. */
  label: z.string(),
  /** Our code; null: the field stays empty and the text is kept. */
  target: z.string().nullable(),
  /** How sure that is; null where nobody decided yet. */
  sure: z.enum(['source', 'system', 'unverified', 'own', 'local']).nullable(),
  state: z.enum(['mapped', 'empty', 'undecided']),
});
export type ImportCode = z.infer<typeof ImportCode>;

/** Of so many community texts that no register knows is told at most. */
export const COMMUNITIES_MOST = 200;

/** A community text of the roster that no register knows, and what becomes of it. */
export const ImportCommunity = z.strictObject({
  /** As the roster writes it. */
  written: z.string(),
  count: z.int().positive(),
  /** null: nobody decided yet. */
  answer: CommunityAnswer.nullable(),
  /** Of `community`: which, as it is called today. */
  communityId: Id.nullable(),
  communityName: z.string().nullable(),
  /** Another text of the same roster that is the same community: what becomes of that holds for this one too, until it is decided otherwise. */
  sameAs: z.string().nullable(),
  /** Its lines stay out until it is decided: the user sees some communities only, and may say that it is the suggested one. */
  staysOut: z.boolean(),
  /** The one community it may mean; null where none or several fit. */
  suggestion: z.strictObject({ id: Id, name: z.string(), why: z.enum(['name', 'former', 'code']) }).nullable(),
});
export type ImportCommunity = z.infer<typeof ImportCommunity>;

export const Import = z.strictObject({
  id: Id,
  kind: Kind,
  state: ImportState,
  fileName: z.string(),
  format: z.enum(['xlsx', 'xls', 'csv']),
  encoding: z.string().nullable(),
  sheets: z.array(z.string()).max(200),
  /** The (first) sheet that is taken, with its heading row. */
  sheet: z.string(),
  headerRow: z.int(),
  /** Every sheet of the file; empty for an import of an earlier program, which took one. */
  sheetsRead: z.array(ImportSheet).max(200),
  hiddenRows: HiddenWay,
  /** Whether the name of a sheet is a community; null: where it reads like one. */
  communityFromSheet: z.boolean().nullable(),
  columns: z.array(ImportColumn).max(200),
  /** Lines below the heading that were looked at as people: accepted + rejected. */
  rows: z.int(),
  counts: z.strictObject({
    created: z.int(),
    updated: z.int(),
    same: z.int(),
    rejected: z.int(),
    ignored: z.int(),
    notes: z.int(),
    warnings: z.int(),
  }),
  /** Its community texts that no register knows, open ones first. Where no community is registered only spellings beside each other are told. */
  communities: z.array(ImportCommunity).max(COMMUNITIES_MOST),
  /** Communities named in the roster that are not registered yet; they are registered with the import. */
  newCommunities: z.array(z.string()).max(200),
  /** Self-management groups named in it that their community does not have yet: 达明社区 一组. */
  newGroups: z.array(z.string()).max(200),
  /** The system the codes were read by, with its name; null: none was chosen. */
  source: SourceKey.nullable(),
  sourceName: z.string().nullable(),
  /** The codes of the roster with what became of each: kept as the import found them, whatever is decided later. */
  codes: z.array(ImportCode).max(5000),
  startedAt: Instant,
  startedBy: z.string(),
  appliedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type Import = z.infer<typeof Import>;

/** A number is somebody's of another name: the same person with a new name, or a number that is not theirs. */
export const IdentityAnswer = z.enum(['renamed', 'wrong-number']);
export type IdentityAnswer = z.infer<typeof IdentityAnswer>;

export const ImportRow = z.strictObject({
  /** Where the line stands in the whole roster: counts on from sheet to sheet. */
  position: z.int(),
  sheet: z.string(),
  /** Its row in that sheet, as the spreadsheet numbers it. */
  row: z.int(),
  verdict: PlannedVerdict,
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  field: z.string().nullable(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  /** For `updated`: the label of each field that changes, with the texts before and after. */
  differences: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })).max(100),
  notes: z.array(z.string()).max(50),
  warnings: z.array(z.string()).max(50),
  cells: z.array(z.string()).max(200),
  recordId: Id.nullable(),
  /** The cells that were put right here, with what the file says. */
  mended: z
    .array(
      z.strictObject({
        column: z.int().nonnegative(),
        heading: z.string(),
        said: z.string(),
        typed: z.string(),
        at: Instant,
        by: z.string(),
      }),
    )
    .max(200),
  /** What was said of a number that is somebody's of another name; null where nothing was. */
  identity: z.strictObject({ answer: IdentityAnswer, at: Instant, by: z.string() }).nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** So many questions are told at most; the others follow when these are answered. */
export const QUESTIONS_MOST = 500;

/** What is known of somebody, to compare two by. */
const Facts = z.strictObject({
  name: z.string(),
  formerName: z.string().nullable(),
  idNumber: z.string(),
  /** YYYY-MM-DD or YYYY-MM. */
  birthOn: z.string().nullable(),
  communityName: z.string().nullable(),
  phone: z.string().nullable(),
});

export const IdentityQuestion = z.strictObject({
  position: z.int(),
  sheet: z.string(),
  row: z.int(),
  answer: ImportRow.shape.identity,
  /** As the roster has them. */
  written: Facts,
  /** The registered person, or (`personId` null) the outlet; `number`: of their file. */
  registered: Facts.extend({ personId: Id.nullable(), number: z.string().nullable() }),
});
export type IdentityQuestion = z.infer<typeof IdentityQuestion>;

export const importCalls = {
  'imports.list': reads({
    input: z.strictObject({ before: Id.nullable().default(null), limit: z.int().min(1).max(PAGE_LIMIT).default(50) }),
    output: z.strictObject({ items: z.array(Import).max(PAGE_LIMIT), next: Id.nullable() }),
    scope: 'narrowed',
  }),
  'imports.get': reads({
    input: z.strictObject({ id: Id }),
    output: Import,
    scope: ({ id }) => ({ importId: id }),
  }),
  /** What was printed of its files since it was taken in, to be said before it is undone. */
  'imports.papers': reads({
    input: z.strictObject({ id: Id }),
    output: PapersSince,
    scope: ({ id }) => ({ importId: id }),
  }),
  'imports.rows': reads({
    input: z.strictObject({
      id: Id,
      verdict: PlannedVerdict.nullable().default(null),
      /** Only rows with something put right or a warning. */
      isNoted: z.boolean().default(false),
      /** A position. */
      after: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(PAGE_LIMIT).default(100),
    }),
    output: z.strictObject({ rows: z.array(ImportRow).max(PAGE_LIMIT), next: z.int().nullable() }),
    scope: ({ id }) => ({ importId: id }),
  }),
  /** Writes the rejected rows as a workbook with the reasons beside them. */
  'imports.saveRejected': reads({
    input: z.strictObject({ id: Id, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int() }),
    right: 'file',
    scope: ({ id }) => ({ importId: id }),
    takesOut: (input) => ({ noun: 'import', nounId: input.id }),
  }),
  /** Writes a copy of the roster itself with the wrong cells coloured and the reasons as comments. */
  'imports.saveMarked': reads({
    input: z.strictObject({ id: Id, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int() }),
    right: 'file',
    scope: ({ id }) => ({ importId: id }),
    takesOut: (input) => ({ noun: 'import', nounId: input.id }),
  }),
  'imports.discard': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ discarded: z.boolean() }),
    right: 'file',
    scope: ({ id }) => ({ importId: id }),
  }),
};

/** What a plan asks before it is carried out, and the rows that are mended. */
export const importReviewCalls = {
  /** The lines whose number is somebody's of another name: both side by side, with the answer. */
  'imports.questions': reads({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ items: z.array(IdentityQuestion).max(QUESTIONS_MOST) }),
    scope: ({ id }) => ({ importId: id }),
  }),
  /** Says whose number it is; null takes the answer back. The line is judged again at once. */
  'imports.answerIdentity': writes({
    input: z.strictObject({ id: Id, position: z.int().positive(), answer: IdentityAnswer.nullable() }),
    output: z.strictObject({ row: ImportRow }),
    right: 'file',
    scope: ({ id }) => ({ importId: id }),
  }),
  /** Puts a cell of a rejected line right; null: as the file says. The line is judged again at once. */
  'imports.mend': writes({
    input: z.strictObject({
      id: Id,
      position: z.int().positive(),
      column: z.int().nonnegative(),
      text: line().max(200, '最多 200 个字').nullable(),
    }),
    output: z.strictObject({ row: ImportRow }),
    right: 'file',
    scope: ({ id }) => ({ importId: id }),
  }),
};
