import type { Import, ImportColumn, PlannedVerdict } from '#shared/contract/imports.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';

export const verdictLabels: Record<PlannedVerdict, string> = {
  created: '新建',
  updated: '变更',
  same: '相同',
  rejected: '未通过',
  ignored: '不是人员的行',
};

export const importStateLabels: Record<Import['state'], string> = {
  reading: '正在检查',
  planned: '待导入',
  applying: '正在导入',
  applied: '已导入',
  undoing: '正在撤销',
  undone: '已撤销',
  discarded: '已放弃',
};

export const columnSourceLabels: Record<ImportColumn['source'], string> = {
  synonym: '自动',
  remembered: '记住的',
  clerk: '手工',
  none: '未识别',
};

/** In what the files of a plan are counted: of people, of homes, of places. */
export function filesCounted(kind: RecordKind, count: number): string {
  return `${formatCount(count)} ${{ person: '人', household: '户', outlet: '家' }[kinds[kind].subject]}`;
}

/** Files that would be written, each of one of its people, homes or places; 0 means there is nothing to import. */
export function peopleToWrite(plan: Pick<Import, 'counts'>): number {
  return plan.counts.created + plan.counts.updated;
}

type Communities = Pick<Import, 'newCommunities'> & {
  communities: readonly Pick<Import['communities'][number], 'written' | 'answer'>[];
};

/** The communities that importing registers: a text about which nobody decided yet may be one of ours. */
export function communitiesToWrite({ newCommunities, communities }: Communities): string[] {
  const open = new Set(communities.flatMap(({ written, answer }) => (answer === 'new' ? [] : [written])));
  return newCommunities.filter((name) => !open.has(name));
}

/** One sentence for each thing that importing will write, and one for what it will leave out. */
export function importSentences(plan: Pick<Import, 'counts'> & Communities): {
  writes: string;
  leavesOut: string;
} {
  const { created, updated, same, rejected, ignored } = plan.counts;
  const communities = communitiesToWrite(plan).length;
  const writes = [
    created > 0 ? `新建 ${formatCount(created)} 份档案` : '',
    updated > 0 ? `变更 ${formatCount(updated)} 份档案` : '',
    communities > 0 ? `登记 ${formatCount(communities)} 个新社区` : '',
  ].filter((part) => part !== '');
  const leavesOut = [
    same > 0 ? `内容相同的 ${formatCount(same)} 人` : '',
    rejected > 0 ? `未通过的 ${formatCount(rejected)} 行` : '',
    ignored > 0 ? `不是人员的 ${formatCount(ignored)} 行` : '',
  ].filter((part) => part !== '');
  return {
    writes: writes.length > 0 ? `将${writes.join('，')}。` : '没有需要写入的内容。',
    leavesOut: leavesOut.length > 0 ? `${leavesOut.join('、')}不会写入。` : '',
  };
}

/** What undoing an import takes back, a sentence each. */
export function undoSentences(plan: Pick<Import, 'counts' | 'newCommunities' | 'newGroups'>): string[] {
  const { counts, newCommunities, newGroups } = plan;
  const places = [
    newCommunities.length > 0 ? `${formatCount(newCommunities.length)} 个新社区（${newCommunities.join('、')}）` : '',
    newGroups.length > 0 ? `${formatCount(newGroups.length)} 个新小组（${newGroups.join('、')}）` : '',
  ].filter((part) => part !== '');
  return [
    counts.created > 0 ? `这次新建的 ${formatCount(counts.created)} 份档案全部收回，不再出现在名单和统计里` : '',
    counts.updated > 0 ? `这次变更的 ${formatCount(counts.updated)} 份档案恢复成导入之前的内容` : '',
    places.length > 0 ? `这次登记的${places.join('和')}一起收回；已经有别的档案、家庭或用户在用的留下` : '',
    '操作日志和档案的修改记录里都会写明这次撤销',
  ].filter((part) => part !== '');
}

/** What an import has written and what it left out. */
export function resultSentences(plan: Pick<Import, 'counts'>): string {
  const { created, updated, same, rejected, ignored } = plan.counts;
  const left = [
    same > 0 ? `内容相同 ${formatCount(same)} 人` : '',
    rejected > 0 ? `未通过 ${formatCount(rejected)} 行` : '',
    ignored > 0 ? `不是人员 ${formatCount(ignored)} 行` : '',
  ].filter((part) => part !== '');
  const written = [
    created > 0 ? `新建 ${formatCount(created)} 份档案` : '',
    updated > 0 ? `变更 ${formatCount(updated)} 份档案` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
  return left.length > 0 ? `${written}；${left.join('，')}，没有写入。` : `${written}。`;
}

/** 未通过的行 are saved beside the roster's own name: 花名册-未通过.xlsx. */
export function rejectedFileName(fileName: string): string {
  return `${fileName.replace(/\.(xlsx|xlsm|xls|csv|et)$/i, '')}-未通过.xlsx`;
}

/** The roster itself with what is wrong marked: 花名册-标出错误.xlsx. */
export function markedFileName(fileName: string): string {
  return `${fileName.replace(/\.(xlsx|xlsm|xls|csv|et)$/i, '')}-标出错误.xlsx`;
}
