import { codeTables } from '../codes/tables.ts';
import { formatCount } from '../rules/counts.ts';
import type { LivingFact } from './facts.ts';
import { groupOf, type LifeCycle, stepIn } from './life-cycle.ts';
import { livingWords } from './living.ts';
import { type PartRefusal, partWords } from './part-refusal.ts';
import { stateLabelOf } from './parts.ts';
import { type MonthRefusal, monthWords } from './step-month.ts';

/** A refusal in the clerk's words; `field` is the input it concerns, null where the file itself stands in the way. */
export interface RefusalWords {
  field: 'on' | 'partId' | 'papers' | 'month' | 'reason' | 'way' | 'party' | 'dueOn' | 'amountFen' | null;
  sentence: string;
  /** What puts it right, where another step before it would not. */
  remedy?: string;
}

/** Why a step is refused; each has its own sentence. */
export type StepRefusal =
  | { reason: 'state'; field: string; state: string }
  | { reason: 'date-invalid' }
  | { reason: 'date-future' }
  | { reason: 'date-before-birth'; birthOn: string }
  | { reason: 'date-out-of-limits'; field: 'on' | 'dueOn'; sentence: string }
  | { reason: 'date-before-step'; lastOn: string }
  | { reason: 'date-after-death'; diedOn: string }
  | { reason: 'date-before-death'; diedOn: string }
  | { reason: 'alive-later'; diedOn: string; facts: readonly LivingFact[] }
  | { reason: 'evidence-missing' }
  | { reason: 'evidence-wrong' }
  | { reason: 'month-missing' }
  | MonthRefusal
  | { reason: 'reason-missing' }
  | { reason: 'way-missing' }
  | { reason: 'party-missing' }
  | { reason: 'due-wrong' }
  | { reason: 'amount-missing' }
  | { reason: 'not-dead' }
  | PartRefusal
  /** What only the kind knows: `why` tells it apart, `words` say it. */
  | { reason: 'own'; why: string; words: RefusalWords };

/** A refusal of a kind's own. */
export function ownRefusal(why: string, words: RefusalWords): StepRefusal {
  return { reason: 'own', why, words };
}

/** What tells one refusal of a step from another. */
export function refusalKey(refusal: StepRefusal): string {
  return refusal.reason === 'own' ? refusal.why : refusal.reason;
}

/** What the way in which a step is done is called, as its code table is: 认证方式. */
export function wayTitle({ wayTable }: LifeCycle): string {
  return wayTable === 'none' ? '办理方式' : codeTables[wayTable].title;
}

/**
 * Says why a step is refused, with the rule.
 * @param stateLabel what a state is called: `management` and `M4` give 转出
 */
export function refusalWords(
  life: LifeCycle,
  name: string,
  refusal: StepRefusal,
  stateLabel: (field: string, code: string) => string,
): RefusalWords {
  const { day } = groupOf(life, name);
  switch (refusal.reason) {
    case 'state':
      return { field: null, sentence: stateWords(life, name, refusal, stateLabel) };
    case 'date-invalid':
      return { field: 'on', sentence: '请填写日期，例如 2026-07-01' };
    case 'date-future':
      return { field: 'on', sentence: day.future };
    case 'date-before-birth':
      return { field: 'on', sentence: `${day.word}早于出生日期 ${refusal.birthOn}，请核对` };
    case 'date-out-of-limits':
      return { field: refusal.field, sentence: refusal.sentence };
    case 'date-before-step':
      return { field: 'on', sentence: `早于上一次办理的日期 ${refusal.lastOn}，请按先后顺序登记` };
    case 'date-after-death':
      return { field: 'on', sentence: `晚于死亡日期 ${refusal.diedOn}` };
    case 'evidence-missing':
      return { field: 'papers', sentence: '请选择依据的材料' };
    case 'evidence-wrong':
      return { field: 'papers', sentence: '这种材料不能作为依据，请另选' };
    case 'month-missing':
      return { field: 'month', sentence: '请填写月份，例如 2026-07' };
    case 'month-wrong':
    case 'month-early':
    case 'month-late':
      return { field: 'month', sentence: monthWords(refusal) };
    case 'reason-missing':
      return { field: 'reason', sentence: '请选择原因' };
    case 'way-missing':
      return { field: 'way', sentence: `请选择${wayTitle(life)}` };
    case 'party-missing':
      return { field: 'party', sentence: '请填写对方单位或经手人' };
    case 'date-before-death':
      return { field: 'on', sentence: `早于死亡日期 ${refusal.diedOn}` };
    case 'alive-later':
      return { field: 'on', sentence: aliveLaterWords(refusal.facts) };
    case 'amount-missing':
      return { field: 'amountFen', sentence: '请填写金额' };
    case 'due-wrong':
      return { field: 'dueOn', sentence: '归还期限不能早于借出日期' };
    case 'not-dead':
      return { field: null, sentence: stepIn(life, name).rule };
    case 'part-open':
    case 'part-none':
    case 'part-ended':
    case 'part-missing':
    case 'date-before-part':
      return partWords(life, name, refusal);
    case 'own':
      return refusal.words;
  }
}

// What is so, why it does not go, what to do.
function stateWords(
  life: LifeCycle,
  name: string,
  { field, state }: { field: string; state: string },
  stateLabel: (field: string, code: string) => string,
): string {
  const { label, rule, moves } = stepIn(life, name);
  const from = moves.find((move) => move.field === field)?.from ?? [];
  const allowed = from.map((code) => `“${stateLabel(field, code)}”`).join('、');
  const now = `“${stateLabelOf(life, field)}”现在是“${stateLabel(field, state)}”`;
  return `${now}，从${allowed}才能办“${label}”（${rule}）；状态登记错的，请先更正状态`;
}

// Both papers cannot be right, and only the clerk can find out which one is wrong.
function aliveLaterWords(facts: readonly LivingFact[]): string {
  const told = livingWords(facts.slice(0, 3));
  const more = facts.length > 3 ? `等 ${formatCount(facts.length)} 项` : '';
  return `死亡日期以后还登记有：${told}${more}。两边必有一边不对，请核实：那边登记错的先撤销或更正，死亡日期错的改正后再登记`;
}
