import type { CodeTableName } from '#shared/codes/tables.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { moveOf } from '#shared/life/step.ts';
import { nothingInLife } from '../nothing.ts';

/** The life of a home in need: helped (H1) or no more (H2); a stop is told to the household and posted. */

type ReliefStates = { reliefState: 'H1' | 'H2' };

const move = moveOf<ReliefStates>();
const done = { label: '办理日期', word: '办理日期', future: '还没到这一天' };

export const reliefLife: LifeCycle<ReliefStates, LifeFacts, never> = {
  ...nothingInLife,
  stateCodes: { reliefState: ['H1', 'H2'] },
  stateTables: { reliefState: 'reliefState' as string as CodeTableName },
  envelopeState: 'reliefState',
  stateLabels: { reliefState: '救助状态' },
  agingStates: [],
  leftIn: { reliefState: ['H2'] },
  steps: {
    'relief.stop': {
      label: '停助',
      told: '停止救助',
      moves: [move('reliefState', ['H1'], 'H2')],
      evidence: ['application'],
      asks: [],
      rule: '在助的才能停助',
      deadlines: [
        { key: 'allowance.case-limit', label: '告知本户', settledBy: ['relief.tell'] },
        { key: 'allowance.posting', label: '张榜公布', endsOn: 'as-is', settledBy: [] },
      ],
    },
    'relief.tell': {
      label: '告知',
      told: '告知本户',
      moves: [],
      evidence: ['receipt'],
      asks: ['party'],
      rule: '停助以后才告知',
      settles: ['relief.stop'],
    },
  },
  groups: { relief: { title: '救助', limits: 'step', day: done, death: 'any' } },
  papers: { application: '申请书', receipt: '收条' },
  death: 'none',
  onDeath: () => ({ nothing: '一户的档案不因一人死亡而变' }),
  endings: [],
};
