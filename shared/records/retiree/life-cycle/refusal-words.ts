import { formatCount } from '../../../rules/counts.ts';
import { formatMoney } from '../../../rules/money.ts';
import { retireeLabels } from '../fields.ts';
import { type LivingFact, livingWords } from './living.ts';
import type { StateField } from './states.ts';
import { monthWords } from './step-month.ts';
import { type StepName, stepOf } from './steps.ts';
import type { StepRefusal } from './take-step.ts';

/** A refusal in the clerk's words; `field` is the input it concerns, null where the file itself stands in the way. */
export interface RefusalWords {
  field: 'on' | 'papers' | 'month' | 'reason' | 'way' | 'party' | 'dueOn' | 'amountFen' | null;
  sentence: string;
  /** What puts it right, where another step before it would not. */
  remedy?: string;
}

/**
 * Says why a step is refused, with the rule (domain part A.1.1).
 * @param stateLabel what a state is called: `management` and `M4` give 转出
 */
export function refusalWords(
  name: StepName,
  refusal: StepRefusal,
  stateLabel: (field: StateField, code: string) => string,
): RefusalWords {
  const { rule } = stepOf(name);
  switch (refusal.reason) {
    case 'state':
      return {
        field: null,
        sentence: stateWords(name, refusal, stateLabel),
      };
    case 'date-invalid':
      return { field: 'on', sentence: '请填写日期，例如 2026-07-01' };
    case 'date-future':
      return { field: 'on', sentence: futureWords(name) };
    case 'date-before-birth':
      return { field: 'on', sentence: `${dayOf(name)}早于出生日期 ${refusal.birthOn}，请核对` };
    case 'date-before-retirement':
      return { field: 'on', sentence: `死亡日期早于退休时间 ${refusal.retiredOn}，请核对死亡日期或退休时间` };
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
      return { field: 'way', sentence: '请选择认证方式' };
    case 'party-missing':
      return { field: 'party', sentence: '请填写对方单位或经手人' };
    case 'date-before-death':
      return { field: 'on', sentence: `早于死亡日期 ${refusal.diedOn}` };
    case 'alive-later':
      return { field: 'on', sentence: aliveLaterWords(refusal.facts) };
    case 'amount-missing':
      return { field: 'amountFen', sentence: '请填写金额' };
    case 'amount-over':
      return { field: 'amountFen', sentence: `多于还没退回的 ${formatMoney(refusal.leftFen)} 元，请核对` };
    case 'nothing-claimed':
      return { field: null, sentence: rule };
    case 'due-wrong':
      return { field: 'dueOn', sentence: '归还期限不能早于借出日期' };
    case 'dead':
      return { field: null, sentence: deadWords(name), remedy: deadRemedy };
    case 'not-alive':
      return { field: null, sentence: `待遇已经终止：${rule}`, remedy: '终止登记错了的，请用“更正状态”。' };
    case 'not-dead':
      return { field: null, sentence: rule };
    case 'not-ours':
      return {
        field: null,
        sentence: '管理关系已经转出，由接收地办理',
        remedy: '请联系接收地；转出登记错了的，请先撤销转出，或者用“更正状态”。',
      };
    case 'file-lent':
      return { field: null, sentence: `人事档案还在外借：${rule}`, remedy: '请先办理“归还人事档案”。' };
    case 'sealed':
      return { field: null, sentence: '密封档案原封保管，不得拆封、借阅', remedy: '要交出去的，请按密封档案转递。' };
    case 'not-certified':
      return { field: null, sentence: `暂停以后还没有通过认证：${rule}`, remedy: '请先登记认证通过。' };
  }
}

// What is so, why it does not go, what to do.
function stateWords(
  name: StepName,
  { field, state }: { field: StateField; state: string },
  stateLabel: (field: StateField, code: string) => string,
): string {
  const { label, rule, moves } = stepOf(name);
  const from = moves.find((move) => move.field === field)?.from ?? [];
  const allowed = from.map((code) => `“${stateLabel(field, code)}”`).join('、');
  const now = `“${retireeLabels[field]}”现在是“${stateLabel(field, state)}”`;
  return `${now}，从${allowed}才能办“${label}”（${rule}）；状态登记错的，请先更正状态`;
}

// Both papers cannot be right, and only the clerk can find out which one is wrong.
function aliveLaterWords(facts: readonly LivingFact[]): string {
  const told = livingWords(facts.slice(0, 3));
  const more = facts.length > 3 ? `等 ${formatCount(facts.length)} 项` : '';
  return `死亡日期以后还登记有：${told}${more}。两边必有一边不对，请核实：那边登记错的先撤销或更正，死亡日期错的改正后再登记`;
}

/** What the day of a step is called. */
function dayOf(name: StepName): string {
  if (name === 'person.death') return '死亡日期';
  return name.startsWith('certification.') ? '认证日期' : '办理日期';
}

function futureWords(name: StepName): string {
  if (name === 'person.death') return '死亡日期还没到，请与死亡证明核对';
  if (name.startsWith('certification.')) return '认证日期还没到，请填写实际认证的日期';
  return '还没到这一天，请填写实际办理的日期';
}

/** What a clerk does whose person is registered dead and is not. */
export const deadRemedy = '死亡登记错了的，请在档案的“办理”里撤销死亡登记；没有登记错的，不用再办。';

// Paid after a death is what has to come back; certified after it somebody else was.
function deadWords(name: StepName): string {
  return name.startsWith('benefit.')
    ? '已登记死亡，死亡次月起不再发放；已经多发的请办“追回多发”'
    : '已登记死亡，不再认证；还有人来认证的，请核实是否冒领';
}
