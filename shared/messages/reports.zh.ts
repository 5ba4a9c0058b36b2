import type { MessagesOf } from './message.ts';

/** Reports and their closing. */
export const reportMessages: MessagesOf<'report'> = {
  'report.closedAlready': (p) => ({
    sentence: `${p.period}的这张表已由${p.by}于 ${p.on} 结账。`,
    nextStep: '要重新结账的，请先在“已结账”里撤销那一次。',
  }),
  'report.noFigure': () => ({
    sentence: '这张表没有这一栏。',
    nextStep: '请回到报表，重新选择要看的数字。',
  }),
  'report.notClosed': () => ({
    sentence: '找不到这次结账。',
    nextStep: '可能刚被撤销，请在“已结账”里重新查看。',
  }),
  'report.notOver': (p) => ({
    sentence: `报告期到 ${p.to} 才结束，还不能结账。`,
    nextStep: '请在报告期结束以后再结账；现在可以先查看和导出。',
  }),
  'report.wentOutside': (p) => ({
    sentence: `“${p.title}”不能撤销：这次结账的报表 ${p.on} 已由${p.by}打印或导出。`,
    nextStep: '结账以后的补报和更正，在报表上方逐项列出，请随下一期补报。',
  }),
};
