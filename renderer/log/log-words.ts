import { noteWords } from '#renderer/records/change-words.ts';
import { exportsOfKinds, nounsOfKinds } from '#renderer/registers/log.ts';
import type { LogAction, LogEntry, LogNoun } from '#shared/contract/log.ts';
import { formatDate } from '#shared/rules/calendar.ts';

export const logActionWords: Record<LogAction, string> = {
  read: '查看',
  write: '修改',
  print: '打印',
  export: '移交和导出',
  'sign-in': '登录',
  'sign-out': '退出',
};

const generalNouns: Record<Exclude<LogNoun, keyof typeof nounsOfKinds>, string> = {
  record: '档案',
  person: '人员卡片',
  attachment: '材料',
  household: '家庭',
  care: '服务记录',
  import: '花名册',
  handover: '移交包',
  report: '报表',
  ledger: '台账',
  organisation: '单位',
  outlet: '网点',
  community: '社区',
  code: '代码',
  mapping: '代码对照',
  datedValue: '政策数值',
  calendar: '工作日历',
  office: '单位资料',
  user: '用户',
  recoveryCard: '恢复卡',
  backup: '备份',
};
export const logNounWords: Record<LogNoun, string> = { ...generalNouns, ...nounsOfKinds };

const doings: Record<string, string> = {
  create: '新建',
  update: '修改',
  remove: '作废',
  restore: '恢复',
  close: '结束',
  reopen: '重新打开',
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
  upgraded: '升级后重新逐行证明内容：',
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
  'backups.copyRemoved': '删除没有换上的副本',
};

const signInDoings: Record<string, string> = {
  'wrong-password': '登录没有成功（密码不对）',
  'wrong-card': '用恢复卡登录没有成功（恢复码不对）',
  'recovery-card': '用恢复卡登录并设新密码',
  waiting: '登录没有成功（连续输错，等待期间又试）',
};

// What each export writes out, as its page calls it.
const exported: Record<string, string> = {
  'imports.saveRejected': '花名册未通过的行',
  'imports.saveMarked': '标出错误的花名册',
  'policy.export': '政策数值',
  'codes.export': '代码表',
  'mappings.export': '代码对照表',
  'communities.export': '社区名册',
  'organisations.export': '单位名册',
  'care.export': '服务人员名单',
  'households.export': '家庭花名册',
  'users.export': '用户名单',
  'reports.export': '报表',
  'reports.exportRows': '报表的人员名单',
  'reports.exportClosed': '已结账的报表',
  'reports.exportLedger': '台账',
  ...exportsOfKinds,
};

// An import is a job on a file: 修改花名册 would be somebody's change to the file itself.
const importDoings: Record<string, string> = {
  import: '导入花名册',
  undo: '撤销导入花名册',
  update: '改正花名册里的内容',
};

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
  if (action === 'export' && noun !== 'handover' && noun !== 'record') return exportWords(entry, of);
  if (action === 'write' && noun === 'import')
    return [importDoings[what] ?? '核对花名册', about].filter(Boolean).join('　');
  const doing =
    action === 'write' ? (doings[what] ?? logActionWords.write) : action === 'export' ? '移交' : logActionWords[action];
  return `${doing}${of}${about ? ` ${about}` : ''}`;
}

function exportWords({ noun, what, about }: LogEntry, of: string): string {
  const words = exported[what] ?? of;
  if (about === null) return `导出${noun === 'payroll' ? `${words}（未定稿）` : words}`;
  // A roll is its month; everything else bears a name.
  return noun === 'payroll' ? `导出 ${formatDate(about, 'han')}${words}` : `导出${words}　${about}`;
}
