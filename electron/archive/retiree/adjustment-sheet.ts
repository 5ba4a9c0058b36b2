import type { ReturnedText } from '#db/records/retiree/payments/returns-judge.ts';
import type { ListedAdjustment } from '#db/records/retiree/pension/adjustment-judge.ts';
import type { RosterColumn } from '#shared/records/roster.ts';
import { readDateCell } from '#shared/rules/calendar.ts';
import { readMoneyCell } from '#shared/rules/money.ts';
import { type Cell, isBlank } from '../roster/cells.ts';
import { idNumberColumn, linesOf, listColumn, nameColumn, textOf } from './agency-list.ts';

/** Lists of adjusted pensions, and of what banks sent back. */

const adjustmentColumns: readonly RosterColumn[] = [
  nameColumn,
  idNumberColumn,
  listColumn(
    'amount',
    '调整后金额',
    'money',
    '调整后养老金 调整后月养老金 调整后基本养老金 调后金额 调后养老金 新金额 新标准 月养老金 基本养老金 养老金 调整后待遇 调整后标准 调整后月标准',
    /^调整?后.*(?:金|额|标准|待遇)$/,
  ),
  listColumn(
    'increase',
    '增加额',
    'money',
    '月增加额 增加金额 调整额 调整金额 月增加 增资额 增加养老金 月增资额',
    /^(?:月|本次)?增加?.*额$/,
  ),
  listColumn('arrears', '补发', 'money', '补发金额 应补发 补发合计 补发额 调整补发', /补发.*(?:额|合计)?$/),
  listColumn('fromMonth', '执行年月', 'month', '执行月份 执行时间 起始年月 调整年月 生效年月 调整月份 执行日期'),
  listColumn('document', '文号', 'text', '依据 文件 依据文件 文件号 批准文号'),
];

const returnColumns: readonly RosterColumn[] = [
  { ...nameColumn, isRequired: false },
  listColumn(
    'idNumber',
    '号码',
    'idNumber',
    `${idNumberColumn.synonyms.join(' ')} 账号 银行账号 卡号 收款账号`,
    idNumberColumn.pattern,
  ),
  listColumn(
    'amount',
    '退回金额',
    'money',
    '金额 交易金额 失败金额 发放金额 代发金额 实发金额 实发合计',
    /^(?!.*(?:手续费|余额)).*金额/,
  ),
  listColumn('reason', '退回原因', 'text', '失败原因 原因 退票原因 未成功原因 错误原因 返回信息 处理结果 备注', /原因/),
];

// The number behind a day is no amount, although a spreadsheet keeps one.
const amountIn = ({ kind, number, text }: Cell) => (kind === 'number' && number !== null ? number : text);

/**
 * The decided list of an adjustment, line by line; what cannot be read is told with its line.
 * @throws AppError roster.unreadable, .notWorkbook, .passwordProtected, .empty, .encodingUnknown, .tooLarge, .noHeading
 */
export async function readAdjustmentList(path: string): Promise<ListedAdjustment[]> {
  const { lines, date1904 } = await linesOf(path, adjustmentColumns);
  return lines.map(({ row, cell }) => {
    const problems: string[] = [];
    const money = (field: string, title: string): number | null => {
      const of = cell(field);
      if (of === undefined || isBlank(of)) return null;
      const read = readMoneyCell(amountIn(of));
      if (!read.ok) problems.push(`${title}“${of.text}”不是金额（最多两位小数，不能为负）`);
      return read.ok ? read.fen : null;
    };
    const month = cell('fromMonth');
    const read =
      month === undefined || isBlank(month)
        ? null
        : readDateCell(month.number ?? month.text, { monthOnly: true, date1904 });
    const document = cell('document');
    if (document?.kind === 'error') problems.push(`文号是公式出错的“${document.text}”，请改成实际的文号`);
    if (read?.ok === false) problems.push(`执行年月“${month?.text}”不是月份，请写成 2026-01`);
    const amountFen = money('amount', '调整后金额');
    const increaseFen = money('increase', '增加额');
    const arrearsFen = money('arrears', '补发');
    if (amountFen === null && increaseFen === null && problems.length === 0)
      problems.push('没有调整后金额，也没有增加额');
    return {
      ...{
        row,
        numberText: textOf(cell('idNumber')),
        nameText: textOf(cell('name')),
        amountFen,
        increaseFen,
        arrearsFen,
      },
      fromMonth: read?.ok ? read.value : null,
      document: textOf(document).slice(0, 100) || null,
      problem: problems.join('；') || null,
    };
  });
}

/** A bank's list of returns: number or account, whose, how much and why. @throws as `readAdjustmentList` */
export async function readReturnList(path: string): Promise<ReturnedText[]> {
  const { lines } = await linesOf(path, returnColumns);
  return lines.map(({ row, cell, others }) => {
    const amount = cell('amount');
    const read = amount === undefined || isBlank(amount) ? null : readMoneyCell(amountIn(amount));
    const numbers = [textOf(cell('idNumber')), ...others('idNumber')].filter((text) => text !== '');
    return {
      ...{ row, numberText: numbers[0] ?? '', otherNumbers: numbers.slice(1, 6) },
      names: [textOf(cell('name')), ...others('name')].filter((text) => text !== '').slice(0, 5),
      amountFen: read?.ok ? read.fen : null,
      problem: read?.ok === false ? `金额“${amount?.text ?? ''}”读不出来，请与花名册核对` : null,
      reason: textOf(cell('reason')).slice(0, 50),
    };
  });
}
