import { basename } from 'node:path';
import { type Judged, type JudgedLine, judgeByRule, judgeList } from '#db/records/retiree/pension/adjustment-judge.ts';
import { adjustmentRuleFor, ruleView } from '#db/records/retiree/pension/adjustment-rule.ts';
import { applyAdjustment, keptLines, listAdjustments, sumsOf } from '#db/records/retiree/pension/adjustments.ts';
import { AppError } from '#shared/errors.ts';
import type { AdjustmentLine, adjustmentCalls } from '#shared/records/retiree/contract/adjustments.ts';
import { adjustmentLevelWords } from '#shared/records/retiree/payment-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type Context, now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { pageOf } from '../workbook/judged-page.ts';
import { type ListColumn, listColumn, writeListWorkbook } from '../workbook/write-list.ts';
import { readAdjustmentList } from './adjustment-sheet.ts';
import { listIn } from './agency-list.ts';

export const adjustmentHandlers: HandlersOf<typeof adjustmentCalls> = {
  'adjustments.preview': async (input, context) => {
    const judged = await judge(context, input);
    const { lines, digest } = judged;
    const ready = lines.filter(({ level }) => level === 'ready' || level === 'note');
    const rule = judged.rules.get(input.fromMonth.slice(0, 4)) ?? adjustmentRuleFor(context.db, input.fromMonth);
    return {
      ...pageOf(lines, input, told, (line) => input.communityId === null || line.communityId === input.communityId),
      sums: sumsOf(ready),
      communities: byCommunity(ready),
      rule: ruleView(rule),
      digest,
    };
  },

  'adjustments.export': async (input, context) => {
    const { lines } = await judge(context, input);
    const rows = lines.map((line) => ({
      行: String(line.row),
      姓名: line.name ?? line.nameText,
      证件号码: line.person?.idNumber ?? line.numberText,
      社区: line.communityName,
      执行年月: line.fromMonth,
      调整前: line.beforeFen,
      调整后: line.afterFen,
      增加额: line.afterFen === null || line.beforeFen === null ? null : line.afterFen - line.beforeFen,
      按办法计算: line.formulaFen,
      差额: line.afterFen === null || line.formulaFen === null ? null : line.afterFen - line.formulaFen,
      补发: line.isArrearsKnown ? line.arrearsFen : null,
      核对: adjustmentLevelWords[line.level],
      说明: line.findings.join('；'),
    }));
    await writeWhole(input.path, await writeListWorkbook('调整名单核对', previewColumns, rows));
    return { path: input.path, rows: rows.length };
  },

  'adjustments.apply': async (input, context) => {
    const judged = await judge(context, input);
    const { document, decidedOn, fromMonth, payMonth, digest, accepted, source } = input;
    const fileName = source.kind === 'list' ? basename(source.path) : null;
    const done = write(context, (db, act) =>
      applyAdjustment(db, act, judged, {
        ...{ source: source.kind, document, decidedOn, fromMonth, payMonth, fileName, digest },
        accepted: new Set(accepted),
      }),
    );
    context.emit({ name: 'records.changed', id: null });
    context.emit({ name: 'payments.changed' });
    return done;
  },

  'adjustments.list': ({ limit }, { db }) => ({ items: listAdjustments(db, limit) }),

  'adjustments.exportKept': async ({ id, path }, { db }) => {
    if (!listAdjustments(db, 100).some((one) => one.id === id)) throw new AppError('adjustment.notFound', {});
    const rows = keptLines(db, id).map((line) => ({
      姓名: line.nameText,
      证件号码: line.numberText,
      执行年月: line.fromMonth,
      调整前: line.beforeFen,
      调整后: line.afterFen,
      按办法计算: line.formulaFen,
      // Nothing was entered to be paid late, be it that nothing was owed or that it could not be told.
      补发: line.arrearsFen || null,
      核对: line.isApplied === 1 ? '已登记' : '未登记',
      说明: line.note,
    }));
    const titles = Object.keys(rows[0] ?? {});
    const columns = previewColumns.filter(({ title }) => titles.includes(title));
    await writeWhole(path, await writeListWorkbook('已登记的调整名单', columns, rows));
    return { path, rows: rows.length };
  },
};

const previewColumns: readonly ListColumn[] = [
  listColumn('行', 6),
  listColumn('姓名', 12),
  listColumn('证件号码', 22),
  listColumn('社区', 16),
  listColumn('执行年月', 10),
  listColumn('调整前', 12, 'money'),
  listColumn('调整后', 12, 'money'),
  listColumn('增加额', 12, 'money'),
  listColumn('按办法计算', 12, 'money'),
  listColumn('差额', 12, 'money'),
  listColumn('补发', 12, 'money'),
  listColumn('核对', 22),
  listColumn('说明', 60),
];

type Asked = { source: { kind: 'list'; path: string } | { kind: 'rule' }; fromMonth: string; payMonth: string };

async function judge(context: Context, { source, fromMonth, payMonth }: Asked): Promise<Judged> {
  const { db } = context;
  if (payMonth < fromMonth) throw new AppError('input.invalid', { fields: { payMonth: '不能早于执行月份' } });
  const today = localDay(now());
  const header = { fromMonth, payMonth };
  if (source.kind === 'rule') return judgeByRule(db, header, scopeOf(context), today);
  return judgeList(db, await listIn(source.path, readAdjustmentList), header, scopeOf(context), today);
}

function told({
  person: _person,
  arrearsMonths: _months,
  isArrearsKnown: _isKnown,
  ...line
}: JudgedLine): AdjustmentLine {
  return line;
}

function byCommunity(
  lines: readonly JudgedLine[],
): ({ id: number | null; name: string } & ReturnType<typeof sumsOf>)[] {
  const groups = new Map<number | null, JudgedLine[]>();
  for (const line of lines) {
    const group = groups.get(line.communityId);
    if (group) group.push(line);
    else groups.set(line.communityId, [line]);
  }
  return Array.from(groups, ([id, some]) => ({ id, name: some[0]?.communityName ?? '未分社区', ...sumsOf(some) })).sort(
    (one, other) => (one.id === null ? 1 : other.id === null ? -1 : one.id - other.id),
  );
}
