import type { StepInput } from '../../../life/facts.ts';
import { ownRefusal, type StepRefusal } from '../../../life/refusal.ts';
import { monthOf } from '../../../rules/calendar.ts';
import { formatMoney } from '../../../rules/money.ts';
import type { StepFacts } from './facts.ts';
import type { RetireeStates } from './states.ts';
import { isStepName, stepOf } from './steps.ts';

/** What refuses a step of a retiree's file besides its states, its day and its papers (domain part A.1.1). */

const gone: ReadonlySet<string> = new Set(['M4', 'M5']);
const kindOf = (name: string): string => name.slice(0, name.indexOf('.'));
const ruleOf = (name: string): string => (isStepName(name) ? stepOf(name).rule : '');

/** What a clerk does whose person is registered dead and is not. */
export const deadRemedy = '死亡登记错了的，请在档案的“办理”里撤销死亡登记；没有登记错的，不用再办。';

/** The dead are neither certified nor paid, whatever else their file says. */
export function refusedFirst(name: string, { management }: RetireeStates): StepRefusal | null {
  const kind = kindOf(name);
  if (management !== 'M5' || (kind !== 'certification' && kind !== 'benefit')) return null;
  return ownRefusal('dead', { field: null, sentence: deadWords(kind), remedy: deadRemedy });
}

// Paid after a death is what has to come back; certified after it somebody else was.
function deadWords(kind: 'benefit' | 'certification'): string {
  return kind === 'benefit'
    ? '已登记死亡，死亡次月起不再发放；已经多发的请办“追回多发”'
    : '已登记死亡，不再认证；还有人来认证的，请核实是否冒领';
}

export function refusedFrom(name: string, states: RetireeStates, facts: StepFacts): StepRefusal | null {
  const isDead = states.management === 'M5';
  const isCertification = kindOf(name) === 'certification';
  const refuse = (why: string, sentence: string, remedy?: string): StepRefusal =>
    ownRefusal(why, { field: null, sentence, ...(remedy === undefined ? {} : { remedy }) });
  if ((isCertification || name === 'paper.receive') && gone.has(states.management) && !isDead)
    return refuse(
      'not-ours',
      '管理关系已经转出，由接收地办理',
      '请联系接收地；转出登记错了的，请先撤销转出，或者用“更正状态”。',
    );
  if (isCertification && states.benefitState === 'B4')
    return refuse('not-alive', `待遇已经终止：${ruleOf(name)}`, '终止登记错了的，请用“更正状态”。');
  if (name === 'paper.fileAway' && !isDead) return { reason: 'not-dead' };
  if (name === 'management.transferOut' && states.paperFileState === 'F2')
    return refuse('file-lent', `人事档案还在外借：${ruleOf(name)}`, '请先办理“归还人事档案”。');
  if (name === 'paper.lend' && facts.isSealed)
    return refuse('sealed', '密封档案原封保管，不得拆封、借阅', '要交出去的，请按密封档案转递。');
  const isNothingClaimed =
    (name === 'overpaid.returned' && !facts.owedFen) || (name === 'grant.paid' && !facts.isGrantOpen);
  if (isNothingClaimed) return refuse('nothing-claimed', ruleOf(name));
  // Certified after the pause began: a form of last year does not bring the money back.
  if (name === 'benefit.resume' && !isCertifiedSince(facts))
    return refuse('not-certified', `暂停以后还没有通过认证：${ruleOf(name)}`, '请先登记认证通过。');
  return null;
}

function isCertifiedSince({ certifiedOn, pausedFrom }: StepFacts): boolean {
  return certifiedOn !== null && (pausedFrom === null || monthOf(certifiedOn) >= pausedFrom);
}

export function refusedDay(name: string, on: string, { retiredOn }: StepFacts): StepRefusal | null {
  if (name !== 'person.death' || retiredOn === null || on.slice(0, retiredOn.length) >= retiredOn) return null;
  const sentence = `死亡日期早于退休时间 ${retiredOn}，请核对死亡日期或退休时间`;
  return ownRefusal('date-before-retirement', { field: 'on', sentence });
}

export function refusedAsks(name: string, { amountFen }: StepInput, facts: StepFacts): StepRefusal | null {
  const left = facts.owedFen ?? 0;
  if (name !== 'overpaid.returned' || (amountFen ?? 0) <= left) return null;
  const sentence = `多于还没退回的 ${formatMoney(left)} 元，请核对`;
  return ownRefusal('amount-over', { field: 'amountFen', sentence });
}
