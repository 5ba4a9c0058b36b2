import type { PlanRow } from '#db/imports/imports.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { type DecidedLine, GroupPlan, linesOfFiles, type PreparedGroup } from './group-plan.ts';
import type { PlanCount } from './plan-count.ts';
import { Plan, type Standing } from './roster-plan.ts';
import type { JobTools } from './tools.ts';

/** How the lines of a roster become those of a plan, by what its kind says of how a line finds its file. */
interface PlanOf {
  codes: Dictionary;
  counted: PlanCount;
  /** The lines of the plan in the order of the roster; those of a cancelled reading end early. */
  rowsOf: (lines: Iterable<DecidedLine>) => AsyncGenerator<PlannedLine>;
}

interface PlannedLine {
  row: PlanRow;
  line: DecidedLine;
}

type PlanTools = Pick<JobTools, 'db' | 'scope' | 'today' | 'write' | 'isCancelled'>;

interface Asked {
  importId: number;
  kind: RecordKind;
  columns: readonly ImportColumn[];
  source: string | null;
}

export function planOf(tools: PlanTools, asked: Asked): PlanOf {
  const { kind, columns, source } = asked;
  if (kinds[kind].rosterIdentity.by === 'number') {
    const plan = new Plan(tools, kind, columns, source, standing());
    return { codes: plan.codes, counted: plan.counted, rowsOf: (lines) => eachByItself(plan, lines) };
  }
  const plan = new GroupPlan(tools, kind, columns, source, () => null);
  return { codes: plan.codes, counted: plan.counted, rowsOf: (lines) => inGroups(tools, asked, plan, lines) };
}

async function* eachByItself(plan: Plan, lines: Iterable<DecidedLine>): AsyncGenerator<PlannedLine> {
  for (const line of lines) yield { row: plan.add(line.judged, line.sheet, line.decided), line };
}

// Each try runs where other work waits for it.
const TRIED_AT_ONCE = 20;

/** Lines of one file may stand anywhere: all are read before the first is planned. */
async function* inGroups(
  tools: PlanTools,
  { importId, kind }: Asked,
  plan: GroupPlan,
  lines: Iterable<DecidedLine>,
): AsyncGenerator<PlannedLine> {
  const prepared = linesOfFiles(kind, Array.from(lines)).map((of) => plan.prepare(of));
  const planned: PlannedLine[] = [];
  for (let from = 0; from < prepared.length; from += TRIED_AT_ONCE) {
    if (tools.isCancelled()) return;
    planned.push(...(await settled(tools, importId, kind, plan, prepared.slice(from, from + TRIED_AT_ONCE))));
  }
  yield* planned.sort((one, other) => one.row.position - other.row.position);
}

async function settled(
  tools: PlanTools,
  importId: number,
  kind: RecordKind,
  plan: GroupPlan,
  prepared: readonly PreparedGroup[],
): Promise<PlannedLine[]> {
  const groups = prepared.flatMap(({ group }) => group ?? []);
  const outcomes = groups.length === 0 ? [] : await tools.write('import.tryGroups', { importId, kind, groups });
  let next = 0;
  return prepared.flatMap((one) => {
    const outcome = one.group === null ? null : (outcomes[next++] ?? null);
    return plan.settle(one, outcome).flatMap((row, index) => {
      const line = one.of.lines[index];
      return line ? { row, line } : [];
    });
  });
}

/** A person is taken in once, whichever of their numbers a line has: the first line stands. */
function standing(): Standing {
  const places = new Map<number, string>();
  return ({ where, personId }) => {
    if (personId === null) return null;
    const first = places.get(personId) ?? null;
    if (first === null) places.set(personId, where);
    return first;
  };
}
