import { getTableName } from 'drizzle-orm';
import { tablesOfKinds } from '../registers/tables.ts';

/** What the parts of the database hold, in a clerk's words; the longest beginning of a name decides. */
const WORDS: Readonly<Record<string, string>> = {
  attachment: '材料',
  batch: '成批接收和转出',
  calendar_day: '工作日历',
  change: '历史记录',
  code_: '代码',
  code_mapping: '代码对照',
  column_memory: '花名册列名对照',
  command: '操作和撤销',
  community: '社区',
  community_mapping: '社区对照',
  dated_value: '政策数值',
  event: '办理记录',
  handover: '移交',
  household: '家庭户',
  import: '花名册导入',
  job: '任务',
  likeness: '疑似同一人',
  log: '日志',
  number_series: '编号',
  office: '单位信息',
  organisation: '单位名录',
  outlet: '服务网点',
  paper: '人事档案目录',
  payment: '发放',
  person: '人员',
  print: '打印记录',
  proof: '内容的校验',
  record: '档案',
  report: '报表',
  roster_source: '花名册来源',
  schema_step: '升级记录',
  seal: '密封档案',
  service: '服务记录',
  user: '用户',
  ...Object.assign({}, ...Object.values(tablesOfKinds).map(({ told }) => told.beginnings)),
  ...Object.fromEntries(Object.values(tablesOfKinds).map(({ own }) => [getTableName(own.table), own.words])),
};
const MOST = 4;

/**
 * Names parts of the database for a clerk, with the technical name behind for whoever helps her:
 * 发放（payment_roll）、养老金（pension_amount）等 7 处.
 * @param names of tables, indexes, triggers, or columns as `table.column`
 */
export function wordsOf(names: readonly string[]): string {
  const told = names.slice(0, MOST).map((name) => `${wordOf(name)}（${name}）`);
  return `${told.join('、')}${names.length > MOST ? `等 ${names.length} 处` : ''}`;
}

function wordOf(name: string): string {
  const fitting = Object.keys(WORDS).filter((beginning) => name.startsWith(beginning));
  const longest = fitting.sort((first, second) => second.length - first.length)[0];
  return (longest && WORDS[longest]) ?? '其他内容';
}
