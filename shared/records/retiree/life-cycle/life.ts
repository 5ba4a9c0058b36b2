import type { LifeCycle } from '../../../life/life-cycle.ts';
import { retireeLabels } from '../fields.ts';
import { evidenceLabels } from './evidence.ts';
import type { StepFacts } from './facts.ts';
import { groups } from './groups.ts';
import { livingSteps } from './living.ts';
import { OPENING_CERTIFIED, OPENING_PAID, OPENING_THROUGH } from './opening-steps.ts';
import { otherSteps } from './other-steps.ts';
import { refusedAsks, refusedDay, refusedFirst, refusedFrom } from './refusals.ts';
import { HANDED_OVER, refusedAgain, retold } from './retold.ts';
import { isCertifiable, NO_CERTIFICATION, type RetireeStates, stateCodes } from './states.ts';
import { refusedMonth, refusedPaidThrough } from './step-month.ts';
import { asksPaidThrough, isStepName, pauseReasons, stepOf, steps } from './steps.ts';

const { management, benefitState, certificationState, paperFileState } = retireeLabels;

/** The life of a retiree's file (domain part A.1): four states, the steps between them, and what only it knows. */
export const retireeLife: LifeCycle<RetireeStates, StepFacts, never> = {
  stateCodes,
  stateTables: {
    management: 'management',
    benefitState: 'benefitState',
    certificationState: 'certificationState',
    paperFileState: 'paperFileState',
  },
  envelopeState: 'management',
  stateLabels: { management, benefitState, certificationState, paperFileState },
  // A certification runs out without a step.
  agingStates: ['certificationState'],
  leftIn: { management: ['M4', 'M5'] },
  steps,
  groups,
  parts: 'none',
  papers: evidenceLabels,
  otherSteps,
  openings: [OPENING_CERTIFIED, OPENING_THROUGH, OPENING_PAID],
  otherReasons: { [OPENING_PAID]: pauseReasons },
  wayTable: 'certificationWay',
  death: {
    ...{ step: 'person.death', field: 'management', state: 'M5' },
    followedBy: ['overpaid.claim', 'overpaid.returned', 'grant.apply', 'grant.paid', HANDED_OVER],
  },
  onDeathBeside: () => ({ ends: false, step: null }),
  onDeath: ({ management }) => {
    if (management === 'M4') return { nothing: '管理关系已转出，由接收地登记' };
    // Entered so without the step, as an old system left it: nothing is paid, and nobody dies twice.
    return management === 'M5' ? { nothing: '已是死亡注销' } : { step: 'person.death' };
  },
  // 在库 and 集中保管: the office holds it, or the district for it.
  custody: { field: 'paperFileState', held: ['F1', 'F3'], leaves: 'paper.transferOut', paper: 'file-notice' },
  living: livingSteps,
  endings: ['benefit.stop', 'person.death', 'management.transferOut'],
  // Paid back in parts: it is the last part that settles it.
  settledInParts: { 'overpaid.claim': 'overpaid.returned' },
  refusedFirst,
  refusedFrom,
  refusedDay,
  refusedMonth: (name, month, on, facts) => {
    if (!isStepName(name)) return null;
    return stepOf(name).asks.includes('month')
      ? refusedMonth(name, month, on, facts)
      : refusedPaidThrough(month, on, facts);
  },
  refusedAsks,
  grounds: ({ retiredOn }) => ({ retirement: retiredOn }),
  asksMonth: (name, states) => isStepName(name) && asksPaidThrough(name, states),
  retold,
  refusedAgain,
  stateless: (field, states) => (field === 'certificationState' && !isCertifiable(states) ? NO_CERTIFICATION : null),
};
