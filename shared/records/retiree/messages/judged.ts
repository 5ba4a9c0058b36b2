import type { Message } from '../../../messages/message.ts';
import { formatCount } from '../../../rules/counts.ts';

// A judged list is refused in the same words, whatever it registers.

/** A list that was judged is not as it was. */
export const listChanged = (): Message => ({
  sentence: '核对以后，名单或档案又有变动，没有登记。',
  nextStep: '页面已重新核对，请再看一遍后登记。',
});

/** Some of a judged list cannot be registered. */
export const othersLeft = (p: { count: number; why: string }): Message => ({
  sentence: `有 ${formatCount(p.count)} 人不能登记，所以都没有登记：${p.why}。`,
  nextStep: '请核对说明；其余的人照常登记的，请选“其余的照常登记”。',
});
