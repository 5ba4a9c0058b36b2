import { NEXT_VISIT_STEP, NEXT_VISIT_TOLD } from '../codes/service-words.ts';
import { isStepOf, type LifeCycle, type OtherStep, stepIn } from './life-cycle.ts';

/** The line of a story that tells of states which were put right. */
export const CORRECTED = 'states.correct';

/** What the story of any file may tell beside the steps of its kind: it moves no state. */
const otherSteps: Readonly<Record<string, OtherStep>> = {
  [CORRECTED]: { label: '更正状态', told: '更正状态' },
  'seal.receive': { label: '收到密封档案', told: '收到密封档案，原封保管' },
  'seal.forward': { label: '转递密封档案', told: '密封档案转递' },
  'seal.incident': { label: '密封档案异常', told: '密封档案封条破损或被拆' },
  [NEXT_VISIT_STEP]: { label: NEXT_VISIT_TOLD, told: NEXT_VISIT_TOLD },
};

function lineOf(life: LifeCycle, step: string): OtherStep {
  if (isStepOf(life, step)) return stepIn(life, step);
  return life.otherSteps[step] ?? otherSteps[step] ?? { label: step, told: step };
}

/** A line of the story by its name, as a button or a list says it. */
export function storyLabel(life: LifeCycle, step: string): string {
  return lineOf(life, step).label;
}

/** A line of the story as it is told. */
export function storyTold(life: LifeCycle, step: string): string {
  return lineOf(life, step).told;
}

/** The reasons a line of the story may bear. */
export function reasonsOf(life: LifeCycle, step: string): Readonly<Record<string, string>> {
  return (isStepOf(life, step) ? stepIn(life, step).reasons : life.otherReasons[step]) ?? {};
}

/** 资格认证表 认〔2026〕3号、死亡医学证明: the papers of a step as a sentence names them. */
export function papersTold(life: LifeCycle, papers: readonly { paper: string; number: string | null }[]): string {
  return papers.map(({ paper, number }) => [life.papers[paper] ?? paper, number].filter(Boolean).join(' ')).join('、');
}
