import { NEXT_VISIT_STEP, NEXT_VISIT_TOLD } from '../../../codes/service-words.ts';
import { OPENING_CERTIFIED, OPENING_PAID, OPENING_THROUGH } from './opening-steps.ts';
import { isStepName, stepOf } from './steps.ts';

/**
 * What a file's story tells beside the steps of its life: states that were put right, the custody of a paper file that
 * came sealed, a payment the bank sent back, what was owed
 * and handed over after the benefit ended, a visit that was agreed on. They move no state.
 */
export const otherSteps: Readonly<Record<string, { label: string; told: string }>> = {
  'states.correct': { label: '更正状态', told: '更正状态' },
  'seal.receive': { label: '收到密封档案', told: '收到密封档案，原封保管' },
  'seal.forward': { label: '转递密封档案', told: '密封档案转递' },
  'seal.incident': { label: '密封档案异常', told: '密封档案封条破损或被拆' },
  'payment.returned': { label: '发放退回', told: '养老金被银行退回' },
  'payment.handedOver': { label: '交付未发养老金', told: '未发的养老金已交付' },
  [OPENING_CERTIFIED]: { label: '期初认证', told: '期初：上次认证' },
  [OPENING_THROUGH]: { label: '期初认证', told: '期初：认证有效期' },
  [OPENING_PAID]: { label: '期初发放', told: '期初：发放状态' },
  [NEXT_VISIT_STEP]: { label: NEXT_VISIT_TOLD, told: NEXT_VISIT_TOLD },
};

/** A line of the story by its name, as a button or a list says it. */
export function storyLabel(step: string): string {
  return isStepName(step) ? stepOf(step).label : (otherSteps[step]?.label ?? step);
}

/** A line of the story as it is told. */
export function storyTold(step: string): string {
  return isStepName(step) ? stepOf(step).told : (otherSteps[step]?.told ?? step);
}
