import { localMinute } from '../rules/older-copy.ts';
import type { MessagesOf } from './message.ts';

/** People and households. */
export const peopleMessages: MessagesOf<'person' | 'household'> = {
  'household.closed': (p) => ({
    sentence: `户号 ${p.number} 已经销户。`,
    nextStep: '销错了的，请在这一户的“办理记录”里撤销销户，再办理。',
  }),
  'household.afterDeath': (p) => ({
    sentence: `${p.name}已登记死亡（${p.diedOn}），不能从 ${p.on} 起登记在一户。`,
    nextStep: '请改选户主或成员；死亡登记错了的，请先在档案里撤销或更正。',
  }),
  'household.beforeBirth': (p) => ({
    sentence: `${p.name}的出生日期是 ${p.birthOn}，不能从 ${p.on} 起登记在一户。`,
    nextStep: '请核对日期，再登记。',
  }),
  'household.dayTaken': (p) => ({
    sentence: `${p.name}从 ${p.from} ${p.to === '' ? '起' : `到 ${p.to}`}登记在户号 ${p.number}，同一天不能在两户。`,
    nextStep: p.to === '' ? '请先从那一户转出。' : `请把加入日期改成 ${p.to} 或以后。`,
  }),
  'household.dayTooEarly': (p) => ({
    sentence: `日期太早：${p.name}从 ${p.day} 起才登记在这一户。`,
    nextStep: `请填写 ${p.day} 或以后的日期；登记日期错了的，请先撤销那次登记。`,
  }),
  'household.endsTooEarly': (p) => ({
    sentence: `日期太早：${p.name}到 ${p.day} 才离开户号 ${p.number}，这一户不能更早结束。`,
    nextStep: `请填写 ${p.day} 或以后的日期。`,
  }),
  'household.headStays': (p) => ({
    sentence: `${p.name}是户号 ${p.number} 的户主，户里还有其他成员，不能单独离开。`,
    nextStep: '请先办理“变更户主”，可以同时登记原户主离开；全户都离开的，请办理“销户”。',
  }),
  'household.memberAlready': (p) => ({
    sentence: `${p.name}已经是这一户的成员。`,
    nextStep: '不用再登记；要改与户主的关系，请在成员名单里改。',
  }),
  'household.memberElsewhere': (p) => ({
    sentence: `${p.name}现在是${p.headName}户（户号 ${p.number}）的成员，一个人只能在一户。`,
    nextStep: '请选择“转入”，同一天从那一户转出；或先在那一户办理减少成员。',
  }),
  'household.memberGone': () => ({
    sentence: '这位成员已经不在这一户。',
    nextStep: '可能刚在另一个窗口办理过，请刷新后再看。',
  }),
  'household.memberOutside': (p) => ({
    sentence: `${p.name}登记在另一个社区的一户里，那一户不在您的范围内，一个人只能在一户。`,
    nextStep: `请联系${p.ask || '系统管理员'}办理转入。`,
  }),
  'household.mergeHead': (p) => ({
    sentence: `${p.name}在户号 ${p.number} 还登记有同户的人，这一户不能当作重复登记取消。`,
    nextStep: '请选择保留这一户，或换一个登记为准；也可以先在这一户办理“变更户主”，再合并。',
  }),
  'household.notFound': () => ({
    sentence: '找不到这一户。',
    nextStep: '它的立户可能已经撤销，请到家庭列表里重新查找。',
  }),
  'household.twoHouseholds': (p) => ({
    sentence: `${p.name}的两个登记分别在户号 ${p.first} 和户号 ${p.second}，一个人只能在一户。`,
    nextStep: '请选择保留在哪一户，再合并。',
  }),
  'person.aliasTaken': (p) => ({
    sentence: `“${p.name}”已经登记在这个人名下。`,
    nextStep: '不用重复登记。',
  }),
  'person.changedMeanwhile': (p) => ({
    sentence: `${p.name}的人员信息已由${p.by || '别人'}另行登记（${localMinute(p.at)}），与您看到的不同。`,
    nextStep: '您填的内容还在。请先看登记的是什么，再逐项选择后保存。',
  }),
  'person.idNumberTaken': (p) => ({
    sentence: `这个号码已经登记给 ${p.name}${p.number ? `（${p.number}）` : ''}。`,
    nextStep: '请打开那份档案核对，不要重复建档。',
  }),
  'person.mergeContradicts': (p) => ({
    sentence: `这两个登记不能合并：${p.why}。`,
    nextStep: '请核对死亡日期和后来的登记，先把错的一处更正或撤销，再合并；不是同一人的，请选“不是同一人”。',
  }),
  'person.mergedAlready': (p) => ({
    sentence: `${p.name} 已经并入另一个人。`,
    nextStep: '请打开合并后的人员卡片。',
  }),
  'person.nameDiffers': (p) => ({
    sentence: `号码 ${p.idNumber} 登记的是“${p.name}”，这里写的是“${p.typed}”。`,
    nextStep: '同一个人改了名的，请确认是同一人再保存；不是同一个人的，请核对号码。',
  }),
  'person.notFound': () => ({
    sentence: '找不到这个人。',
    nextStep: '请刷新后再查找一次。',
  }),
  'person.takenElsewhere': (p) => ({
    sentence: '这个号码的人已经登记，但不在您的范围内。',
    nextStep: `请不要重复登记，请联系${p.ask || '系统管理员'}核对。`,
  }),
};
