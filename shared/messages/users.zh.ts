import type { MessagesOf } from './message.ts';

/** Users and their sign-in. */
export const usersMessages: MessagesOf<'recovery' | 'session' | 'user'> = {
  'recovery.noCard': () => ({
    sentence: '没有可用的恢复卡：没有做过，或者已经用过、换成了新卡。',
    nextStep: '请找最近做的那张卡，或请另一位系统管理员在“设置—用户”里重设密码。',
  }),
  'recovery.notAdministrator': () => ({
    sentence: '恢复卡只能给系统管理员设新密码，选的不是在用的系统管理员。',
    nextStep: '请选择系统管理员；其他人的密码由系统管理员在“设置—用户”里重设。',
  }),
  'recovery.notNeeded': () => ({
    sentence: '这里没有人设过密码，不用恢复卡也能进入。',
    nextStep: '请关闭程序，重新打开。',
  }),
  'recovery.passwordFirst': () => ({
    sentence: '您自己还没有密码，恢复卡现在没有用处。',
    nextStep: '请先点右上角姓名设置自己的密码，再做恢复卡。',
  }),
  'recovery.wrongCode': () => ({
    sentence: '这不是现在这张恢复卡上的码。',
    nextStep: '请看卡上的制卡日期，用最近做的那张；更早的卡已经作废。',
  }),
  'session.forbidden': (p) => ({
    sentence: `${p.role}不能${p.right}。`,
    nextStep: '请由有权限的人员办理，或请系统管理员在“设置—用户”里调整角色。',
  }),
  'session.signedOut': () => ({
    sentence: '还没有登录。',
    nextStep: '请选择姓名并输入密码。',
  }),
  'session.wait': (p) => ({
    sentence: `密码连续输错，请 ${p.seconds} 秒后再试。`,
    nextStep: '忘记密码时，请系统管理员在“设置—用户”里重设；系统管理员自己忘记的，用恢复卡。',
  }),
  'session.wrongPassword': () => ({
    sentence: '密码不对。',
    nextStep: '请检查大小写和输入法后再输一次。',
  }),
  'user.lastAdministrator': () => ({
    sentence: '至少要有一位在用的、范围不受限的系统管理员。',
    nextStep: '请先让另一位用户成为系统管理员。',
  }),
  'user.nameTaken': (p) => ({
    sentence: `已经有名叫“${p.name}”的用户。`,
    nextStep: '请换一个能区分的名字，例如加上岗位。',
  }),
  'user.notFound': () => ({
    sentence: '找不到这个用户。',
    nextStep: '请刷新后再试。',
  }),
  'user.passwordFirst': () => ({
    sentence: '您自己还没有密码。',
    nextStep: '请先点右上角姓名设置自己的密码，再添加用户。',
  }),
};
