import { OPENING_CERTIFIED, OPENING_PAID, OPENING_THROUGH } from './opening-steps.ts';
import { HANDED_OVER } from './retold.ts';

/**
 * What a retiree's story tells beside the steps of its life: a payment the bank sent back, what was owed and handed over
 * after the benefit ended, what an old system knew. They move no state.
 */
export const otherSteps = {
  'payment.returned': { label: '发放退回', told: '养老金被银行退回' },
  [HANDED_OVER]: { label: '交付未发养老金', told: '未发的养老金已交付' },
  [OPENING_CERTIFIED]: { label: '期初认证', told: '期初：上次认证' },
  [OPENING_THROUGH]: { label: '期初认证', told: '期初：认证有效期' },
  [OPENING_PAID]: { label: '期初发放', told: '期初：发放状态' },
} as const;
