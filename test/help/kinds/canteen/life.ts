import type { CodeTableName } from '#shared/codes/tables.ts';
import { deathEvidence, deathPapers } from '#shared/life/death-papers.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { nothingInLife } from '#shared/life/nothing.ts';
import { moveOf } from '#shared/life/step.ts';

/** The life of a canteen: it is inspected, put right, and at work (S1) or shut (S2). */

type CanteenStates = { canteenState: 'S1' | 'S2' };

const move = moveOf<CanteenStates>();
const done = { label: '办理日期', word: '办理日期', future: '还没到这一天' };

export const canteenLife: LifeCycle<CanteenStates, LifeFacts, never> = {
  ...nothingInLife,
  stateCodes: { canteenState: ['S1', 'S2'] },
  stateTables: { canteenState: 'canteenState' as string as CodeTableName },
  envelopeState: 'canteenState',
  stateLabels: { canteenState: '食堂状态' },
  agingStates: [],
  leftIn: { canteenState: ['S2'] },
  steps: {
    'canteen.inspect': {
      label: '年检',
      told: '年度检查',
      moves: [],
      evidence: ['report'],
      asks: [],
      rule: '营业的才年检',
      deadlines: [{ key: 'allowance.case-limit', label: '整改', settledBy: ['canteen.mend'] }],
    },
    'canteen.mend': {
      label: '整改',
      told: '整改完成',
      moves: [],
      evidence: ['report'],
      asks: ['party'],
      rule: '年检以后才整改',
      settles: ['canteen.inspect'],
    },
    'canteen.shut': {
      label: '停业',
      told: '停业',
      moves: [move('canteenState', ['S1'], 'S2')],
      evidence: ['application'],
      asks: [],
      rule: '营业的才能停业',
    },
    'canteen.headless': {
      label: '负责人死亡',
      told: '负责人死亡',
      moves: [],
      evidence: deathEvidence,
      asks: [],
      rule: '负责人死亡的才登记',
      isToldLate: true,
      deadlines: [{ key: 'allowance.case-limit', label: '另定负责人', settledBy: [] }],
    },
  },
  groups: { canteen: { title: '食堂', limits: 'step', day: done, death: 'any' } },
  papers: { application: '申请书', report: '检查表', ...deathPapers },
  death: 'none',
  onDeath: () => ({ nothing: '网点的档案不因一人死亡而变' }),
  onDeathBeside: (role) => ({ ends: true, step: role === 'manager' ? 'canteen.headless' : null }),
  endings: [],
};
