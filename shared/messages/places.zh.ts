import { formatCount } from '../rules/counts.ts';
import { localMinute } from '../rules/older-copy.ts';
import type { MessagesOf } from './message.ts';

/** Communities, groups below them, outlets, and what a user is held to. */
export const placesMessages: MessagesOf<'community' | 'group' | 'outlet' | 'scope'> = {
  'community.cycle': (p) => ({
    sentence: `社区的后继绕成了一圈：${p.names}。`,
    nextStep: '一个社区不能最后又并回自己，请核对并入的社区。',
  }),
  'community.ended': (p) => ({
    sentence: `社区“${p.name}”已于 ${p.endedOn} 截止，不能再改动。`,
    nextStep: '请选择现有的社区；办错了的，请在“可以撤销的操作”里撤销那次操作。',
  }),
  'community.inUse': (p) => ({
    sentence: `社区“${p.name}”还不能移除：${[
      `在用档案 ${formatCount(p.records)} 份`,
      ...(p.removed > 0 ? [`作废档案 ${formatCount(p.removed)} 份`] : []),
      ...(p.households > 0 ? [`家庭 ${formatCount(p.households)} 户`] : []),
      ...(p.outlets > 0 ? [`网点 ${formatCount(p.outlets)} 个`] : []),
      ...(p.groups > 0 ? [`小组 ${formatCount(p.groups)} 个`] : []),
      ...(p.past > 0 ? [`以前属于它的记录 ${formatCount(p.past)} 条`] : []),
      ...(p.links > 0 ? [`合并拆分关系 ${formatCount(p.links)} 条`] : []),
    ].join('、')}。`,
    nextStep: '移除只用于登记错了的社区；社区不再存在的，请用“合并”“拆分”或“撤销社区”办理。',
  }),
  'community.nameTaken': (p) => ({
    sentence: `社区“${p.name}”的名称或代码，同一时期已经登记过。`,
    nextStep: '请直接选用已有的社区，或换一个名称、代码。',
  }),
  'community.notFound': (p) => ({
    sentence: p.name === '' ? '找不到这个社区。' : `没有登记过社区“${p.name}”。`,
    nextStep: p.name === '' ? '它可能已被移除，请刷新后再看。' : '请先在“设置”里添加这个社区。',
  }),
  'community.notWaiting': (p) => ({
    sentence: `社区“${p.name}”没有等待分配的档案。`,
    nextStep: '只有拆分或撤销过的社区才需要分配，请刷新后再看。',
  }),
  'group.inUse': (p) => ({
    sentence: `小组“${p.name}”还有 ${formatCount(p.members)} 份档案填着它，不能移除。`,
    nextStep: '小组不再活动的，请填写截止日期；登记错了的，请先把这些档案改到别的小组。',
  }),
  'group.nameTaken': (p) => ({
    sentence: `这个社区已有叫“${p.name}”的小组。`,
    nextStep: '请直接选用，或换一个名称。',
  }),
  'group.nobody': (p) => ({
    sentence: `勾选的人员都没有编组：${p.why}。`,
    nextStep: '小组属于社区，只能编入本社区的人员；请核对档案的社区，再重新勾选。',
  }),
  'group.notFound': () => ({ sentence: '找不到这个小组。', nextStep: '它可能已被移除，请刷新后再看。' }),
  'outlet.changedMeanwhile': (p) => ({
    sentence: `网点“${p.name}”已由${p.by}另行修改（${localMinute(p.at)}），与您看到的不同。`,
    nextStep: '请刷新后再看，需要时再改。',
  }),
  'outlet.inUse': (p) => ({
    sentence: `网点“${p.name}”还有档案 ${p.number}，不能移除。`,
    nextStep: '网点停办了的，请在档案里办理；登记重复了的，请用“合并”，档案会一起转过去。',
  }),
  'outlet.known': (p) => ({
    sentence: `这个单位（经营者）在“${p.address}”已经登记了一个网点。`,
    nextStep: '请打开已有的那一个；不是同一个网点的，请把地址写得能区别，例如写明楼层。',
  }),
  'outlet.notFound': () => ({ sentence: '找不到这个网点。', nextStep: '它可能刚被移除或合并，请刷新后再看。' }),
  'scope.outside': (p) => ({
    sentence: `${p.what}不在您的范围内，不能查看或办理。`,
    nextStep: `需要办理时请联系${p.ask || '系统管理员'}，由其办理或在“设置—用户”里调整您的范围。`,
  }),
  'scope.wholeOffice': (p) => ({
    sentence: '这项工作涉及全街道的档案，您的范围只是其中一部分，不能办理。',
    nextStep: `请联系${p.ask || '系统管理员'}办理。`,
  }),
};
