/** Who may do what in the program: roles and the rights they carry. The office gives roles; what a role may stands here. */
export const roles = ['clerk', 'reviewer', 'archivist', 'head', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  clerk: '经办人',
  reviewer: '复核人',
  archivist: '档案管理员',
  head: '负责人',
  administrator: '系统管理员',
};

export const rights = ['look', 'file', 'merge', 'handover', 'settings', 'log', 'users'] as const;
export type Right = (typeof rights)[number];

/** What a right allows, in the words of a refusal: 经办人不能移交档案。 */
export const rightLabels: Record<Right, string> = {
  look: '查看档案',
  file: '登记和修改档案',
  merge: '合并人员和撤销操作',
  handover: '移交档案',
  settings: '修改单位、社区和政策数值',
  log: '查看操作日志',
  users: '管理用户',
};

const allowed: Record<Role, readonly Right[]> = {
  clerk: ['look', 'file'],
  reviewer: ['look', 'file', 'merge', 'log'],
  archivist: ['look', 'file', 'merge', 'handover'],
  head: ['look', 'file', 'merge', 'handover', 'settings', 'log'],
  administrator: rights,
};

export function hasRight(role: Role, right: Right): boolean {
  return allowed[role].includes(right);
}
