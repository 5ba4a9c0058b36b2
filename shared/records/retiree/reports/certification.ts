import { figure } from '../../../reports/figure.ts';

/** The ways of certification as the report groups them, each with the codes of the table certificationWay. */
export const wayGroups = [
  { key: 'wayData', label: '数据比对', codes: ['01'] },
  { key: 'waySelf', label: '自助', codes: ['02', '03'] },
  { key: 'wayWindow', label: '窗口', codes: ['04'] },
  { key: 'wayVisit', label: '上门', codes: ['05', '06'] },
  { key: 'wayRemote', label: '异地协助', codes: ['07'] },
  { key: 'wayAbroad', label: '境外', codes: ['08'] },
  { key: 'wayOther', label: '其他', codes: [] },
] as const;

/** 领取养老金资格认证情况统计表 (domain file retiree-unemployment.md D.2). */
export const certificationFigures = [
  figure(
    'due',
    '1',
    0,
    '应认证人数',
    'persons',
    '认证有效期在报告期内届满、届满时在管的人数；届满前在本期死亡的也算。还没有认证过的人没有有效期，不在内。到期以前很早（超过通知期）就再认证的，按新的有效期计。',
  ),
  figure('certified', '2', 0, '已认证合计', 'persons', '应认证的人中，从到期前的通知期起到报告期末已通过认证的。'),
  ...wayGroups.map(({ key, label }, index) =>
    figure(
      key,
      String(index + 3),
      1,
      `其中 ${label}`,
      'persons',
      `已认证的人中，认证方式属于“${label}”的。3 至 9 相加等于 2。`,
    ),
  ),
  figure(
    'rate',
    '10',
    0,
    '认证率',
    'percent',
    '已认证合计 ÷ 应认证人数 × 100；分母是否扣除届满前死亡的人，由“设置－政策数值”里的“认证率的分母”决定。',
  ),
  figure('dead', '11', 0, '死亡', 'persons', '应认证而未认证的人中，到报告期末已登记死亡的。'),
  figure('missing', '12', 0, '失踪', 'persons', '应认证而未认证的人中，因失踪暂停发放的。'),
  figure('prison', '13', 0, '服刑', 'persons', '应认证而未认证的人中，因服刑暂停发放的。'),
  figure('abroad', '14', 0, '出境', 'persons', '应认证而未认证的人中，因出国或港澳台定居终止待遇的。'),
  figure('paused', '15', 0, '暂停发放', 'persons', '报告期内登记暂停发放的人数，按登记日期计，各种原因都算。'),
  figure('resumed', '16', 0, '续发 人数', 'persons', '报告期内恢复发放的人数，按恢复日期计。'),
  figure('backPaid', '16.1', 1, '补发金额', 'fen', '报告期内补发到账的金额合计。'),
  figure('overpaid', '17', 0, '多发 人数', 'persons', '报告期内通知退回多发养老金的人数。'),
  figure(
    'overpaidMonths',
    '17.1',
    1,
    '多发 月数',
    'months',
    '通知退回的金额折合的月数：从死亡次月起，按各月金额逐月相加；合不成整月的，后面写明。',
  ),
  figure('overpaidFen', '17.2', 1, '多发 金额', 'fen', '报告期内通知退回的金额合计。'),
  figure('returned', '18', 0, '已追回 金额', 'fen', '报告期内退回的金额合计，以前通知、本期退回的也算。'),
  figure(
    'returnedRate',
    '18.1',
    1,
    '追回率',
    'percent',
    '已追回金额 ÷ 多发金额 × 100；以前通知、本期退回的也算，所以可能大于 100。',
  ),
  figure(
    'open',
    '19',
    0,
    '未认证',
    'persons',
    '应认证的人中，到报告期末没有认证，也不属于死亡、失踪、服刑、出境的；另行清点，应当等于 1－2－11－12－13－14。',
  ),
  figure(
    'passes',
    '',
    0,
    '本期认证人次（表外）',
    'times',
    '报告期内登记的全部通过认证的次数，包括提前认证、逾期补认证和第一次认证。',
  ),
];
