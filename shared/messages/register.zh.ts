import type { ErrorParams } from '../errors.ts';
import { formatCount } from '../rules/counts.ts';
import type { MessagesOf } from './message.ts';

const usedBy = (p: ErrorParams['organisation.inUse']): string =>
  [
    p.files > 0 ? `${formatCount(p.files)} 份档案的原工作单位是它` : '',
    p.accounts > 0 ? `${formatCount(p.accounts)} 份档案的养老金由它发放` : '',
    p.others > 0 ? `${formatCount(p.others)} 个单位由它承接` : '',
    p.outlets > 0 ? `${formatCount(p.outlets)} 个网点由它举办（包括已移除的）` : '',
  ]
    .filter(Boolean)
    .join('，');

/** Codes, organisations, policy values and the sheets they come in by. */
export const registerMessages: MessagesOf<'code' | 'mapping' | 'organisation' | 'policy' | 'sheet'> = {
  'code.inUse': (p) => ({
    sentence: `“${p.label}”正被 ${formatCount(p.count)} 份档案使用，不能去掉。`,
    nextStep: '不再使用的请改为停用：以后不能再选，原来的档案照旧显示。',
  }),
  'code.notFound': (p) => ({ sentence: `代码表里没有“${p.code}”。`, nextStep: '它可能刚被移除，请刷新后再看。' }),
  'code.otherGone': (p) => ({
    sentence: `已经没有档案写着“${p.text}”。`,
    nextStep: '它可能刚被整理过，请刷新后再看。',
  }),
  'code.shipped': (p) => ({
    sentence: `“${p.label}”是程序自带的代码，不能移除或改名。`,
    nextStep: '不再使用的可以停用；要换名称，请停用它，再添加本单位的代码。',
  }),
  'code.tableFixed': (p) => ({
    sentence: `“${p.title}”的代码由程序固定使用，不能增减或停用。`,
    nextStep: '可以给它添加同义词，导入花名册时就能认出来。',
  }),
  'code.taken': (p) => ({ sentence: `代码 ${p.code} 已经是“${p.label}”。`, nextStep: '请换一个代码。' }),
  'code.wordTaken': (p) => ({
    sentence: `“${p.word}”已经指“${p.label}”，一个写法不能指两个代码。`,
    nextStep: '请换一个写法，或直接用那个代码。',
  }),
  'mapping.notFound': () => ({ sentence: '找不到这项对照。', nextStep: '它可能刚被改过，请刷新后再看。' }),
  'mapping.officeOnly': (p) => ({
    sentence: p.isMapped
      ? `“${p.table}”的代码 ${p.code} 已有对照，全街道的导入都照它；您的范围只是一部分，不能改。`
      : `您导入的花名册里没有要您定的“${p.table}”代码 ${p.code}；对照管全街道的导入，您的范围只是一部分，只能定自己的花名册问到的代码。`,
    nextStep: p.isMapped
      ? `您的花名册请重新核对一次，照现有的对照导入；对照不对的，请联系${p.ask || '系统管理员'}修改。`
      : `请在自己的导入里选定花名册问到的代码；要为全街道定对照的，请联系${p.ask || '系统管理员'}。`,
  }),
  'mapping.sourceGone': () => ({
    sentence: '没有这个花名册来源。',
    nextStep: '它可能刚被移除，请重新选择来源。',
  }),
  'mapping.sourceShipped': (p) => ({
    sentence: `“${p.name}”是程序自带的来源，不能移除。`,
    nextStep: '对照不对的，可以逐项改成本单位的对照。',
  }),
  'mapping.sourceTaken': (p) => ({
    sentence: `已经有来源“${p.name}”。`,
    nextStep: '请直接选用它，或换一个名称。',
  }),
  'organisation.changedMeanwhile': (p) => ({
    sentence: `单位“${p.name}”刚才被别人改过。`,
    nextStep: '请看过现在的内容后再改。',
  }),
  'organisation.codeTaken': (p) => ({
    sentence: `${p.label}“${p.code}”已经登记给“${p.name}”。`,
    nextStep: '请核对号码；如果是同一个单位，请打开那个单位修改，或把两个单位合并。',
  }),
  'organisation.inUse': (p) => ({
    sentence: `单位“${p.name}”正在使用，不能移除：${usedBy(p)}。`,
    nextStep: '单位撤销了请用“终止”；登记重复了请用“合并”，档案会一起转过去。',
  }),
  'organisation.nameTaken': (p) => ({
    sentence: `名称“${p.name}”已经登记在单位“${p.holder}”下。`,
    nextStep: '请直接使用那个单位，或给这个单位写上能区别的全称。',
  }),
  'organisation.notFound': () => ({ sentence: '找不到这个单位。', nextStep: '它可能刚被移除或合并，请刷新后再看。' }),
  'organisation.succession': (p) => ({
    sentence: `“${p.name}”由“${p.successor}”承接，是前后两个单位，不能合并。`,
    nextStep: '如果承接关系登记错了，请先撤销终止，再合并。',
  }),
  'organisation.successorCycle': (p) => ({
    sentence: `承接单位绕了一圈又回到“${p.name}”自己。`,
    nextStep: '请选择真正接续的单位。',
  }),
  'policy.inUse': (p) => ({
    sentence: `“${p.label}”的这个取值已用于 ${formatCount(p.uses)} 笔结果，不能移除，也不能截止在使用日期之前。`,
    nextStep: '请改填以后的截止日期，或另外登记新的取值；已经算出的结果不受影响。',
  }),
  'policy.notFound': () => ({ sentence: '找不到这条取值。', nextStep: '它可能刚被修改，请刷新后再看。' }),
  'policy.overlapping': (p) => ({
    sentence: `这段时间已有取值。${p.message}`,
    nextStep: '同一地区同一天只能有一个取值。请改生效或截止日期，或先停用原来的取值。',
  }),
  'policy.shipped': (p) => ({
    sentence: `“${p.label}”的这个取值随程序提供，不能移除。`,
    nextStep: '不再适用的，请停用它，或登记本单位的取值。',
  }),
  'policy.shippedPart': (p) => ({
    sentence: `“${p.label}”随程序提供的取值已被本单位的取值隔成几段，不能单独停用其中一段。`,
    nextStep: '请直接登记这段时间的取值。',
  }),
  'sheet.refused': (p) => ({
    sentence: `整个文件没有导入，第 ${p.row} 行有问题：${p.message}`,
    nextStep:
      p.more > 0
        ? `另有 ${p.more} 处问题。请在表里改正后重新导入；原来的内容没有改动。`
        : '请在表里改正后重新导入；原来的内容没有改动。',
  }),
};
