import type { AskWords, WordedAsk } from '#renderer/life/screen.ts';
import type { OPENING_PAID } from '#shared/records/retiree/life-cycle/opening-steps.ts';
import type { StepName } from '#shared/records/retiree/life-cycle/steps.ts';

const from = (label: string): AskWords => ({ label, told: (party) => `自 ${party}` });
const to = (label: string): AskWords => ({ label, told: (party) => `转往 ${party}` });
const paidThrough: AskWords = {
  label: '移交方发放至哪个月',
  told: (month) => `移交方发放至${month}`,
  hint: '从次月起由本单位发放；不填的，按接收当月算',
};
const begins = (label: string): AskWords => ({ label, told: (month) => `${month}起` });

const words: Record<
  WordedAsk,
  Partial<Record<StepName | 'payment.returned' | 'payment.handedOver' | typeof OPENING_PAID, AskWords>> & {
    other: AskWords;
  }
> = {
  month: {
    'management.accept': paidThrough,
    'management.acceptElsewhere': paidThrough,
    'management.leaveWithEmployer': paidThrough,
    'benefit.award': begins('开始发放的月份'),
    'benefit.pause': begins('从哪个月起暂停'),
    'opening.paid': begins('从哪个月起暂停'),
    'benefit.resume': begins('从哪个月起恢复'),
    'benefit.stop': begins('从哪个月起终止'),
    'payment.returned': { label: '发放月份', told: (month) => `${month}的养老金` },
    'payment.handedOver': { label: '发放月份', told: (month) => `${month}的养老金` },
    other: { label: '到账月份', told: (month) => `${month}到账` },
  },
  party: {
    'management.accept': from('从哪里接收（原单位、原街道）'),
    'management.acceptElsewhere': from('从哪里接收（原单位、原街道）'),
    'management.leaveWithEmployer': { label: '由谁管理', told: (party) => `由 ${party} 管理` },
    'management.takeFromEmployer': from('从哪里转来'),
    'management.transferOut': to('转往哪里（街道、单位）'),
    'paper.receive': from('移交单位'),
    'paper.lend': { label: '借给谁（单位、经手人）', told: (party) => `借给 ${party}` },
    'paper.centralise': { label: '保管单位', told: (party) => `交 ${party}` },
    'paper.recall': from('保管单位'),
    'paper.transferOut': to('转往哪里（接收单位）'),
    other: { label: '对方单位或经手人', told: (party) => party },
  },
  place: {
    'management.moveElsewhere': { label: '居住地（省、市、区县）', told: (place) => `现住 ${place}` },
    other: { label: '存放位置', told: (place) => `存放 ${place}` },
  },
};

/** The words of a question as a step puts it; a step of a newer program falls back on the plain ones. */
export function askWords(step: string, ask: WordedAsk): AskWords {
  return words[ask][step as StepName] ?? words[ask].other;
}
