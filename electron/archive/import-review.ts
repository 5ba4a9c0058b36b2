import { dictionary } from '#db/codes/codes.ts';
import { codeMappingOf } from '#db/codes/mappings.ts';
import { type Act, keepChange } from '#db/core/changes.ts';
import type { ReadableDb, WritableDb } from '#db/core/open.ts';
import { getImport, type ImportSummary, listImportRows, type PlanRow } from '#db/imports/imports.ts';
import {
  askedRows,
  type IdentityAnswer,
  type LineReview,
  numberStanding,
  planRow,
  rowStanding,
  rowsOfGroup,
  saveReviewed,
} from '#db/imports/review.ts';
import { tryGroups } from '#db/imports/take-groups.ts';
import { getOutletData } from '#db/outlets/outlets.ts';
import { getPerson } from '#db/people/people.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import {
  type IdentityQuestion,
  type Import,
  type ImportRow,
  type importReviewCalls,
  QUESTIONS_MOST,
} from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import { kinds } from '#shared/records/kinds.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { type Context, now, write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { currentUser } from './core/signed-in.ts';
import { type DecidedLine, GroupPlan, linesOfFiles, type NumberStanding } from './jobs/group-plan.ts';
import { groupTools } from './jobs/group-tools.ts';
import { Plan, type Standing } from './jobs/roster-plan.ts';
import { registeredOutlet, registeredSide } from './names/identity-question.ts';
import { type JudgedRow, judgeRows, type RosterPart } from './roster/judge-rows.ts';
import { mendedLine } from './roster/mended-line.ts';
import { placeText } from './roster/reject-text.ts';

/** What a clerk decides about single lines of a plan: each is judged again at once, by the rules of the reading. */

export const importReviewHandlers: HandlersOf<typeof importReviewCalls> = {
  'imports.questions': (input, { db }) => {
    const plan = getImport(db, input.id);
    return { items: askedRows(db, input.id, QUESTIONS_MOST).map((row) => question(db, plan, row)) };
  },

  'imports.answerIdentity': (input, context) =>
    judgedAgain(context, input, (db, act, { row, where, plan, review }) => {
      if (review.askedOf === null) throw new AppError('import.nothingAsked', { row: row.row });
      const { answer } = input;
      const person = askedAbout(db, plan, review.askedOf);
      const said = writtenOf(plan, row);
      const written = said.name;
      const by = currentUser(context)?.name ?? '';
      // A line by a former number carries the number of today once it is answered.
      const idNumber = review.identity?.idNumber ?? said.number;
      const facts = { personId: person.id, name: person.name, written, idNumber };
      const identity = answer === null ? null : { answer, ...facts, at: act.at, by };
      const words = { before: review.identity?.answer ?? null, after: answer };
      keepDecision(db, act, plan, {
        note: `${where}“${written}”的号码登记给“${person.name}”：${answer === null ? '撤回核对' : answerWords[answer]}`,
        before: { 核对: words.before === null ? null : answerWords[words.before] },
        after: { 核对: words.after === null ? null : answerWords[words.after] },
      });
      return { mended: review.mended, identity };
    }),

  'imports.mend': (input, context) =>
    judgedAgain(context, input, (db, act, { row, where, plan, review }) => {
      const heading = plan.columns.find((one) => one.index === input.column && one.field !== null)?.heading;
      if (heading === undefined) throw new AppError('import.notMendable', { row: row.row });
      const said = review.line[input.column]?.text ?? '';
      const before = review.mended.find((one) => one.column === input.column)?.typed ?? said;
      const others = review.mended.filter((one) => one.column !== input.column);
      const typed = input.text ?? said;
      if (typed === before) return { mended: review.mended, identity: review.identity };
      const by = currentUser(context)?.name ?? '';
      const mended =
        input.text === null || typed === said
          ? others
          : [...others, { column: input.column, heading, said, typed, at: act.at, by }];
      keepDecision(db, act, plan, {
        note: `${where}“${heading}”：花名册写的是“${said}”，${typed === said ? '恢复原样' : `改为“${typed}”`}`,
        before: { [heading]: before },
        after: { [heading]: typed },
      });
      return { mended, identity: review.identity };
    }),
};

const answerWords: Record<IdentityAnswer['answer'], string> = { renamed: '同一人，改名', 'wrong-number': '号码填错' };

interface Asked {
  row: PlanRow;
  /** Where it stands, in words. */
  where: string;
  plan: Import;
  review: LineReview;
}

/**
 * Decides something about a line of a plan and judges it again by the same rules as the reading did, in one transaction.
 * @throws AppError import.notReady, import.alreadyApplied, import.notFound, import.notMendable
 */
function judgedAgain(
  context: Context,
  input: { id: number; position: number },
  decide: (db: WritableDb, act: Act, asked: Asked) => Pick<LineReview, 'mended' | 'identity'>,
): { row: ImportRow } {
  write(context, (db, act) => {
    const plan = getImport(db, input.id);
    if (plan.state === 'applied' || plan.state === 'undone') throw new AppError('import.alreadyApplied', {});
    if (plan.state !== 'planned') throw new AppError('import.notReady', {});
    const row = planRow(db, input.id, input.position);
    const { review } = row.entry;
    // A plan of an older program, and a line that was taken in as it stands, keep no cells.
    if (!review) throw new AppError('import.notMendable', { row: row.row });
    const decided = decide(db, act, { row, where: whereOf(plan, row), plan, review });
    if (kinds[plan.kind].rosterIdentity.by !== 'number') {
      judgeGroupAgain(db, act, { context, plan, row, decided });
      return;
    }
    const tools = { db, scope: scopeOf(context), today: localDay(now()) };
    const summary = summaryOf(plan);
    const standing: Standing = (line) => {
      const first = rowStanding(db, input.id, line);
      return first === null ? null : whereOf(plan, first);
    };
    const judge = new Plan(tools, plan.kind, plan.columns, plan.source, standing, summary);
    const line = (mended: LineReview['mended']) => judgeLine(db, plan, judge.codes, row, review, mended);
    judge.drop(row, line(review.mended));
    const sheet = row.sheet ?? plan.sheet;
    const next = judge.add(line(decided.mended), sheet, { ...review, ...decided });
    next.cells = cellsWith(row.cells, review.mended, decided.mended);
    moveCount(judge.counted.summary, sheet, row.verdict, next.verdict);
    saveReviewed(db, input.id, next, judge.counted.whole());
  });
  context.emit({ name: 'imports.changed', id: input.id });
  const query = { verdict: null, isNoted: false, after: input.position - 1, limit: 1 } as const;
  const [row] = listImportRows(context.db, input.id, query);
  if (!row) throw new AppError('import.notFound', {});
  return { row };
}

/**
 * The lines of one file are judged again together: one that is put right lets the others in, and the other way round. A 户号
 * that is mended takes its line to the file of that 户号.
 */
function judgeGroupAgain(
  db: WritableDb,
  act: Act,
  of: { context: Context; plan: Import; row: PlanRow; decided: Pick<LineReview, 'mended' | 'identity'> },
): void {
  const { context, plan, row, decided } = of;
  const tools = { db, scope: scopeOf(context) };
  const codes = dictionary(db);
  const standing: NumberStanding = (asked) => {
    const first = numberStanding(db, plan.id, asked);
    return first === null ? null : whereOf(plan, first);
  };
  const judge = new GroupPlan(tools, plan.kind, plan.columns, plan.source, standing, summaryOf(plan));
  const judgedAs = (one: PlanRow, said: Pick<LineReview, 'mended' | 'identity'>): DecidedLine => {
    const { review } = one.entry;
    // A plan of lines that are taken in as they stand keeps no cells of them.
    if (!review) throw new AppError('import.notMendable', { row: one.row });
    const judged = judgeLine(db, plan, codes, one, review, said.mended);
    judged.cells = cellsWith(one.cells, review.mended, said.mended);
    return { judged, sheet: one.sheet ?? plan.sheet, decided: { ...review, ...said } };
  };
  const before = new Map<number, PlanRow>();
  const add = (one: PlanRow) => before.set(one.position, one);
  for (const one of rowsOfGroup(db, plan.id, row.entry.group?.key ?? '')) add(one);
  add(row);
  const mended = judgedAs(row, decided);
  const [to] = linesOfFiles(plan.kind, [mended]);
  for (const one of rowsOfGroup(db, plan.id, to?.key ?? '')) add(one);
  const rows = Array.from(before.values()).sort((one, other) => one.position - other.position);
  const lines = rows.map((one) => {
    const { mended: was = [], identity = null } = one.entry.review ?? {};
    const stood = judgedAs(one, { mended: was, identity });
    judge.counted.add(one, stood.judged, -1);
    return one.position === row.position ? mended : stood;
  });
  const by = groupTools(db, plan.kind, tools.scope, localDay(act.at));
  for (const file of linesOfFiles(plan.kind, lines)) {
    const prepared = judge.prepare(file);
    const outcome = prepared.group === null ? null : tryGroups(db, act, [prepared.group], by)[0];
    for (const next of judge.settle(prepared, outcome ?? null)) {
      const was = before.get(next.position);
      if (was) moveCount(judge.counted.summary, was.sheet ?? plan.sheet, was.verdict, next.verdict);
      saveReviewed(db, plan.id, next, judge.counted.whole());
    }
  }
}

/** The texts of a line as the file has them, with what was put right: what a merged cell fills in is not among them. */
function cellsWith(cells: readonly string[], before: LineReview['mended'], after: LineReview['mended']): string[] {
  const whole = [...cells];
  for (const { column, said } of before) whole[column] = said;
  for (const { column, typed } of after) whole[column] = typed;
  return Array.from(whole, (text) => text ?? '');
}

/** What the plan counted up, to be counted on. */
function summaryOf(plan: Import): ImportSummary {
  const { rows, counts, communities, newCommunities, newGroups, codes, sheetsRead, hiddenRows, communityFromSheet } =
    plan;
  return { rows, counts, communities, newCommunities, newGroups, codes, sheetsRead, hiddenRows, communityFromSheet };
}

/** The line's sheet tells how many of it are taken in. */
function moveCount(summary: ImportSummary, sheet: string, from: PlanRow['verdict'], to: PlanRow['verdict']): void {
  const taken = summary.sheetsRead.find(({ name }) => name === sheet)?.taken;
  if (!taken) return;
  const kindOf = (verdict: PlanRow['verdict']) =>
    verdict === 'rejected' || verdict === 'ignored' ? verdict : ('accepted' as const);
  taken[kindOf(from)] -= 1;
  taken[kindOf(to)] += 1;
}

function whereOf(plan: Import, { sheet, row }: Pick<PlanRow, 'sheet' | 'row'>): string {
  const hasSheets = plan.sheetsRead.filter(({ isTaken }) => isTaken).length > 1;
  return placeText(hasSheets ? sheet : null, row);
}

/** Judges one line as the reading of its sheet did. */
function judgeLine(
  db: ReadableDb,
  plan: Import,
  codes: Dictionary,
  { position, sheet, row }: Pick<PlanRow, 'position' | 'sheet' | 'row'>,
  { line, date1904, isHidden, drawn }: LineReview,
  mended: LineReview['mended'],
): JudgedRow {
  const rows: LineReview['line'][] = [];
  rows[row - 1] = mendedLine(line, mended);
  const name = sheet ?? plan.sheet;
  const hiddenRows = new Set(isHidden ? [row - 1] : []);
  const page = { name, isHidden: false, rows, merges: [], hiddenRows, hiddenColumns: new Set<number>(), isCut: false };
  const taken = plan.sheetsRead.filter((one) => one.taken !== null);
  const part: RosterPart = {
    start: position - row,
    sheet: taken.length > 1 ? name : null,
    communityName: taken.find((one) => one.name === name)?.taken?.communityName ?? null,
    ...{ skipsHidden: plan.hiddenRows === 'skip', standing: new Map() },
  };
  const mapping = plan.source === null ? null : codeMappingOf(db, plan.source);
  const table = { sheet: page, headerRow: row - 1, columns: plan.columns };
  const [judged] = judgeRows(table, plan.kind, date1904, codes, localDay(now()), mapping, part);
  if (!judged) throw new Error(`row ${row} was not judged`);
  if (judged.verdict === 'accepted') judged.warnings.push(...drawn);
  return judged;
}

function keepDecision(
  db: WritableDb,
  act: Act,
  plan: Import,
  said: { note: string; before: Record<string, unknown>; after: Record<string, unknown> },
): void {
  keepChange(db, act, { noun: 'import', nounId: plan.id, action: 'update', ...said });
}

const isOfOutlets = (plan: Import): boolean => kinds[plan.kind].rosterIdentity.by === 'certificate';

/** Whose number it is: a person's, or an outlet's. */
function askedAbout(db: ReadableDb, plan: Import, id: number): { id: number; name: string } {
  return isOfOutlets(plan) ? getOutletData(db, id) : getPerson(db, id);
}

/** What a line is called and its number, as the roster has them. */
function writtenOf(plan: Import, { entry }: PlanRow): { name: string; number: string } {
  const keys = rosterKeys(kinds[plan.kind].rosterIdentity);
  const said = { ...entry.about, ...entry.values };
  return { name: String(said[keys.name]), number: String(said[keys.number]) };
}

/** Both sides of a question as the clerk compares them. */
function question(db: ReadableDb, plan: Import, planned: PlanRow): IdentityQuestion {
  const { position, sheet, row, entry } = planned;
  const { communityName, review } = entry;
  const values: Readonly<Record<string, unknown>> = { ...entry.about, ...entry.values };
  const { name, number: idNumber } = writtenOf(plan, planned);
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const byNumber = readAnyNumber(idNumber);
  // A line that was answered as a new name carries the name so far as its former one.
  const formerName = review?.identity?.answer === 'renamed' ? null : text(values.formerName);
  const askedOf = Number(review?.askedOf);
  return {
    ...{ position, sheet: sheet ?? plan.sheet, row },
    answer: review?.identity
      ? { answer: review.identity.answer, at: review.identity.at, by: review.identity.by }
      : null,
    written: {
      ...{ name, formerName, idNumber, communityName },
      birthOn: text(values.birthOn) ?? (byNumber.ok ? byNumber.birthOn : null),
      phone: text(values.mobile) ?? text(values.landline) ?? text(values.phone),
    },
    registered: isOfOutlets(plan)
      ? registeredOutlet(db, plan.kind, askedOf, idNumber)
      : registeredSide(db, plan.kind, askedOf),
  };
}
