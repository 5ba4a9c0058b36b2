import { noteWords } from '#renderer/records/change-words.ts';
import type { LogAction, LogEntry, LogNoun } from '#shared/contract/log.ts';

export const logActionWords: Record<LogAction, string> = {
  read: '查看',
  write: '修改',
  print: '打印',
  export: '移交和导出',
  'sign-in': '登录',
  'sign-out': '退出',
};

export const logNounWords: Record<LogNoun, string> = {
  record: '档案',
  person: '人员卡片',
  attachment: '材料',
  household: '家庭',
  certification: '资格认证',
  opening: '期初登记',
  payroll: '发放花名册',
  adjustment: '养老金调整',
  care: '服务记录',
  batch: '接收转出批次',
  batchLine: '清单上的人员',
  import: '花名册',
  handover: '移交包',
  report: '报表',
  ledger: '台账',
  organisation: '单位',
  community: '社区',
  group: '小组',
  code: '代码',
  mapping: '代码对照',
  datedValue: '政策数值',
  calendar: '工作日历',
  office: '单位资料',
  user: '用户',
  recoveryCard: '恢复卡',
  backup: '备份',
};

const doings: Record<string, string> = {
  create: '新建',
  update: '修改',
  remove: '作废',
  restore: '恢复',
  attach: '添加材料',
  detach: '移除材料',
  merge: '合并',
  act: '办理',
  undo: '撤销',
  move: '调整社区',
  import: '导入',
  baseline: '开始逐行证明内容：',
  salvaged: '从损坏的档案库抢救：',
  tidy: '程序自动整理：',
};

const confirmations: Record<string, string> = {
  'copy.confirmed': '确认以这份档案库为准（较早的或另一份副本）',
  'clock.confirmed': '确认电脑的日期是对的',
};

const backupDoings: Record<string, string> = {
  'backups.made': '备份档案库',
  'backups.failed': '备份没有做成',
  'backups.place': '更换备份位置',
  'backups.encrypt': '备份改为加密',
  'backups.plain': '备份改为不加密',
  'backups.restored': '从备份恢复档案库',
};

const signInDoings: Record<string, string> = {
  'wrong-password': '登录没有成功（密码不对）',
  'wrong-card': '用恢复卡登录没有成功（恢复码不对）',
  'recovery-card': '用恢复卡登录并设新密码',
  waiting: '登录没有成功（连续输错，等待期间又试）',
};

const exported: Record<string, string> = { 'imports.saveRejected': '未通过的行 ', 'imports.saveMarked': '标出错误的 ' };

/** What an entry tells, in a clerk's words: 结账：2026年10月; 修改档案 350102005-TX2026-00001 张三. */
export function entryWords(entry: LogEntry): string {
  const { action, noun, what, about, title, note } = entry;
  if (action === 'sign-in' || action === 'sign-out') return signInDoings[what] ?? logActionWords[action];
  if (what in confirmations) return confirmations[what] ?? '';
  if (noun === 'backup') return backupDoings[what] ?? logNounWords.backup;
  if (title !== null) {
    const rest = about?.split(' ').filter((part) => !title.includes(part)) ?? [];
    return [`${what === 'undo' ? '撤销：' : ''}${title}`, ...rest].join('　');
  }
  const of = noun in logNounWords ? logNounWords[noun as LogNoun] : noun;
  if (action === 'print') return `打印${noteWords({ action, note }) ?? of}${about ? `：${about}` : ''}`;
  if (action === 'export' && noun !== 'handover' && noun !== 'record')
    return `导出${exported[what] ?? ''}${about ?? of}`;
  const doing =
    action === 'write' ? (doings[what] ?? logActionWords.write) : action === 'export' ? '移交' : logActionWords[action];
  return `${doing}${of}${about ? ` ${about}` : ''}`;
}
