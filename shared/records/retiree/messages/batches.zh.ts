import type { MessagesOf } from '../../../messages/message.ts';
import { formatCount } from '../../../rules/counts.ts';

/** Files taken over and sent away in batches, and those that stay sealed. */
export const batchMessages: MessagesOf<'batch' | 'seal'> = {
  'batch.changedMeanwhile': (p) => ({
    sentence: `“${p.title}”刚才被别人改过。`,
    nextStep: '请刷新，看过现在的内容后再改。',
  }),
  'batch.closed': (p) => ({
    sentence: `“${p.title}”已经办结过，介绍信的内容不能再改或作废。`,
    nextStep: '确需更改的，请先撤销办结；后来到的人可以继续登记和办结。',
  }),
  'batch.full': (p) => ({
    sentence: `一个批次最多 ${formatCount(p.limit)} 人。`,
    nextStep: '请另建一个批次登记其余的人。',
  }),
  'batch.lineTaken': (p) => ({
    sentence: `${p.name}已经办结，清单上的内容不能再改。`,
    nextStep: '登记错了的，请先撤销办结，改好后再办。',
  }),
  'batch.lineTwice': (p) => ({ sentence: `${p.name}已在这个批次的清单里。`, nextStep: '请核对证件号码。' }),
  'batch.nobodyAdded': (p) => ({ sentence: `没有加进清单。${p.name}：${p.why}。`, nextStep: '请另选档案。' }),
  'batch.nobodyReady': (p) => ({
    sentence: `现在没有可以办结的人。${p.why}。`,
    nextStep: '请先清点：到齐的标为“到齐”，没到的标为“缺档”并写明原因。',
  }),
  'batch.notFound': () => ({
    sentence: '找不到这个批次或清单里的这一行。',
    nextStep: '它可能刚被去掉，请刷新后再看。',
  }),
  'seal.ended': (p) => ({
    sentence: `${p.name}的密封档案已经转出或已登记异常，不能再交接。`,
    nextStep: '登记错了的，请先撤销那一次。',
  }),
  'seal.keptAlready': (p) => ({
    sentence: `${p.name}已有一份密封档案在保管。`,
    nextStep: '请先办理原来那一份的转递。',
  }),
  'seal.notFound': () => ({ sentence: '找不到这份密封档案。', nextStep: '它可能刚被撤销，请刷新后再看。' }),
  'seal.unopened': (p) => ({
    sentence: `${p.name}的档案是密封的，不得拆封，不登记卷内目录。`,
    nextStep: '请原封保管，按期转递；封条破损的，登记异常。',
  }),
};
