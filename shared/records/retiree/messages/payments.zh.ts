import type { MessagesOf } from '../../../messages/message.ts';
import { listChanged } from './judged.ts';

/** Amounts, their adjustments and the rolls they are paid by. */
export const paymentMessages: MessagesOf<'adjustment' | 'payments' | 'payroll'> = {
  'adjustment.changed': () => ({
    sentence: '看过以后，名单或有关档案又有改动，没有登记。',
    nextStep: '已按现在的内容重新核对，请再看一遍后登记。',
  }),
  'adjustment.nobody': () => ({
    sentence: '没有可以登记的行。',
    nextStep: '请看“不能登记”和“待核对”的说明；核对无误的可以勾选后登记。',
  }),
  'adjustment.notFound': () => ({ sentence: '找不到这次调整。', nextStep: '它可能刚被撤销，请刷新后再看。' }),
  'payments.nothingOwed': (p) => ({
    sentence: `${p.name}没有未发的养老金，或者刚由别人登记了交付。`,
    nextStep: '请刷新后再看；仍在发放的人，少发和退回的由下一个月的花名册补发。',
  }),
  'payroll.changed': (p) => ({
    sentence: `看过以后，${p.month} 的花名册又有变动，没有定稿。`,
    nextStep: '页面已是最新内容，请再核对一遍后定稿。',
  }),
  'payroll.finalAlready': (p) => ({
    sentence: `${p.month} 的花名册已经定稿。`,
    nextStep: '定稿后不再改动；有更正的，请编入下一个月。',
  }),
  'payroll.notFound': () => ({ sentence: '找不到这个月的花名册。', nextStep: '它的定稿可能刚被撤销，请刷新后再看。' }),
  'payroll.notFinal': (p) => ({
    sentence: `${p.month} 的花名册还没有定稿。`,
    nextStep: '请先定稿、发放，再登记银行的发放结果。',
  }),
  'payroll.notVoidable': (p) => ({
    sentence: `花名册 ${p.number} 不能作废：${p.why}。`,
    nextStep: '差错请编入下一个月的花名册。',
  }),
  'payroll.wentOutside': (p) => ({
    sentence: `“${p.title}”不能撤销：这份花名册 ${p.on} 已由${p.by}打印或导出。`,
    nextStep: '确实要改的，请在发放花名册里“作废”并写明原因，再重新定稿；差错也可以编入下一个月。',
  }),
  'payroll.refused': (p) => ({ sentence: `${p.month} 的花名册不能定稿：${p.why}。`, nextStep: '请先处理，再定稿。' }),
  'payroll.returnsChanged': listChanged,
};
