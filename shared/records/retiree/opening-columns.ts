import { withoutBlanks } from '../../rules/text.ts';
import type { RosterColumn } from '../roster.ts';
import { pauseReasons } from './life-cycle/steps.ts';
import { noOpening, type OpeningState } from './rules/opening-state.ts';

/** The columns by which rosters and lists bring the opening state (期初), and what their cells say. */

type Field =
  | 'certifiedOn'
  | 'way'
  | 'certifiedThrough'
  | 'amountFrom'
  | 'benefitFrom'
  | 'payment'
  | 'pausedFrom'
  | 'pauseReason';

export type OpeningColumnField = `opening.${Field}`;

function column(
  field: Field,
  title: string,
  kind: RosterColumn['kind'],
  synonyms: string,
  more: Partial<Pick<RosterColumn, 'pattern' | 'codeTable' | 'maxLength'>> = {},
): RosterColumn & { field: OpeningColumnField } {
  return {
    ...{ field: `opening.${field}`, title, reportAs: title, kind, isRequired: false, isAside: true },
    synonyms: [title, ...synonyms.split(/\s+/).filter((word) => word !== '')],
    ...more,
  };
}

export const openingColumns: readonly (RosterColumn & { field: OpeningColumnField })[] = [
  column(
    'certifiedOn',
    '上次认证日期',
    'date',
    '上次认证时间 上次认证 最近认证日期 最近认证时间 最近一次认证日期 最近一次认证时间 最后认证日期 末次认证日期 资格认证日期 资格认证时间 认证日期 认证时间 认证通过日期 上年度认证日期',
    { pattern: /^(?!.*(?:有效|截止|到期|下次|应)).*认证(?:日期|时间)$/ },
  ),
  column('way', '认证方式', 'code', '上次认证方式 资格认证方式 认证途径 认证渠道', { codeTable: 'certificationWay' }),
  column(
    'certifiedThrough',
    '认证有效期至',
    'date',
    '认证有效期 认证有效期止 认证到期日期 认证到期时间 资格认证有效期至 认证截止日期 认证有效截止日期 下次认证截止日期 下次认证日期 认证到期日',
    { pattern: /认证.*(?:有效期|到期|截止)/ },
  ),
  column(
    'amountFrom',
    '现标准起始月',
    'month',
    '现标准起始年月 现标准执行月 现标准执行年月 标准起始月 标准起始年月 现待遇标准起始月 养老金标准起始月 现行标准起始年月 金额起始月 待遇标准执行年月 现标准执行时间',
    { pattern: /标准.*(?:起始|执行)/ },
  ),
  column(
    'benefitFrom',
    '待遇起始月',
    'month',
    '待遇起始年月 待遇开始年月 享受待遇起始月 待遇享受开始年月 待遇领取起始月 养老金起始月 待遇起始时间 待遇起始日期 首次领取年月',
  ),
  column('payment', '发放状态', 'text', '待遇状态 待遇发放情况 发放情况 养老金发放状态 当前发放状态 是否发放', {
    maxLength: 30,
  }),
  column(
    'pausedFrom',
    '暂停起始月',
    'month',
    '暂停起始年月 暂停月份 停发月份 停发起始月 停发年月 暂停发放起始月 暂停年月 暂停时间',
  ),
  column('pauseReason', '暂停原因', 'text', '停发原因 暂停发放原因', { maxLength: 30 }),
];

const paying = /^(?:正常|发放|在发|发放中|正常发放|正常享受|享受|在领|领取中|续发|恢复发放|是)$/;
const paused = /^(?:已?暂停(?:发放)?|已?停发|暂缓发放|中止|中断)$/;

const reasonWords: Readonly<Record<keyof typeof pauseReasons, RegExp>> = {
  overdue: /逾期|未认证|没有?认证|未按时认证/,
  prison: /服刑|判刑|收监/,
  missing: /失踪|下落不明/,
  doubt: /待核|不通过|未通过|疑似|核实/,
};

/** The opening state a line brings; null where it says nothing of it. */
export interface ReadOpening {
  state: OpeningState;
  /** What its words do not say clearly, in sentences: nothing is guessed. */
  problems: string[];
  /** What only the clerk can say. */
  questions: string[];
}

/**
 * Puts an opening state together from the cells of a line.
 * @param values by column field: days, months and codes as the contract has them, the rest as it was written
 * @param amountFen what the line's own column of the monthly pension says
 */
export function readOpening(
  values: Readonly<Record<string, string | number>>,
  amountFen: number | null,
): ReadOpening | null {
  const text = (field: Field): string | null => {
    const value = values[`opening.${field}`];
    return value === undefined || value === '' ? null : String(value);
  };
  const [certifiedOn, certifiedThrough] = [text('certifiedOn'), text('certifiedThrough')];
  const [amountFrom, benefitFrom, pausedFrom] = [text('amountFrom'), text('benefitFrom'), text('pausedFrom')];
  const [said, why, way] = [text('payment'), text('pauseReason'), text('way')];
  if ([certifiedOn, certifiedThrough, amountFrom, benefitFrom, pausedFrom, said, way].every((one) => one === null))
    return null;
  const problems: string[] = [];
  const questions: string[] = [];
  for (const [label, day] of [
    ['上次认证日期', certifiedOn],
    ['认证有效期至', certifiedThrough],
  ] as const)
    if (day !== null && day.length < 10) problems.push(`${label}“${day}”没有写日，请写完整，例如 2026-07-01`);
  const word = said === null ? '' : withoutBlanks(said);
  const payment =
    paused.test(word) || (word === '' && pausedFrom !== null) ? 'paused' : paying.test(word) ? 'paying' : null;
  if (word !== '' && payment === null)
    problems.push(`看不出发放状态“${said}”是在发还是暂停，请写“正常发放”或“暂停发放”；已终止的请在建档后办理`);
  const pauseReason = payment === 'paused' ? reasonIn(why ?? '') : null;
  if (payment === 'paused' && pauseReason === null)
    problems.push(`暂停的请写明原因：${Object.values(pauseReasons).join('、')}`);
  // A pension since retirement was adjusted each year: only the clerk knows whether it has been this amount since then.
  const isSince = amountFrom === null && benefitFrom !== null && amountFen !== null;
  if (isSince)
    questions.push(`只有待遇起始月 ${benefitFrom}：请核对从那个月起金额一直没有调整过；调整过的，请写现标准起始月`);
  const from = amountFrom ?? (isSince ? benefitFrom : null);
  if (from !== null && amountFen === null) problems.push('写了现标准起始月，没有写月养老金');
  const state: OpeningState = {
    ...noOpening,
    ...{ certifiedOn, way, certifiedThrough, payment, pauseReason },
    ...(from === null || amountFen === null ? {} : { amountFen, amountFrom: from }),
    pausedFrom: payment === 'paused' ? pausedFrom : null,
  };
  return { state, problems, questions };
}

function reasonIn(text: string): OpeningState['pauseReason'] {
  const word = withoutBlanks(text);
  const found = (Object.keys(reasonWords) as (keyof typeof reasonWords)[]).filter(
    (reason) => pauseReasons[reason] === word || reasonWords[reason].test(word),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
