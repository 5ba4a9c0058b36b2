import type { MessagesOf } from '../../../messages/message.ts';
import { formatCount } from '../../../rules/counts.ts';
import { listChanged, othersLeft } from './judged.ts';

/** Certification, and what an old system knew of files. */
export const certificationMessages: MessagesOf<'opening' | 'certification'> = {
  'opening.changed': listChanged,
  'opening.nobody': (p) => ({
    sentence: `没有可以登记期初的人：${p.why}。`,
    nextStep: '请看每一行的说明；核对无误的可以勾选后登记。',
  }),
  'opening.othersLeft': othersLeft,
  'certification.changed': listChanged,
  'certification.nobodyPassed': (p) => ({
    sentence: `没有可以登记认证的人：${p.why}。`,
    nextStep: '请看每一行的说明；核对无误的可以勾选后登记。',
  }),
  'certification.othersLeft': othersLeft,
  'certification.nobody': (p) => ({
    sentence: `勾选的人员都不能暂停：${p.why}。`,
    nextStep: '请刷新名单，重新勾选逾期未认证的人员。',
  }),
  'certification.twice': (p) => ({
    sentence: `${p.name}（${p.number}）在 ${p.on} 已经登记过认证。`,
    nextStep: '可能重复刷了卡，不用再登记；日期不同的请改认证日期。',
  }),
  'certification.several': (p) => ({
    sentence: `“${p.text}”找到 ${formatCount(p.total)} 个人，还没有登记。`,
    nextStep:
      p.total > (p.people ?? []).length
        ? `下面是前 ${(p.people ?? []).length} 人，请选一个；没有要找的，请再输入一些字。`
        : '请从下面选一个。',
  }),
  'certification.unknown': (p) => ({
    sentence: `没有找到“${p.text}”的在管退休人员档案。`,
    nextStep: '请核对号码；外地户籍居住在本街道的，请开具异地协助认证表。',
  }),
};
