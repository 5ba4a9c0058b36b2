import type { MessagesOf } from './message.ts';

/** Users and their sign-in. */
export const usersMessages: MessagesOf<'session' | 'user'> = {
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
    nextStep: '忘记密码时，请系统管理员在“设置—用户”里重设。',
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
