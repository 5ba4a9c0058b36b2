import { Link } from 'wouter';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { AdjustmentSums } from '#shared/records/retiree/contract/adjustments.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { moneyOrUnknown } from './money.ts';
import classes from './payments.module.css';
import { SumsLine } from './sums-line.tsx';

type Seen = ArchiveOutput<'adjustments.preview'>;

/** What the list comes to, by which notice it was checked, and the sums of each community. */
export function AdjustSummary({ seen }: { seen: Seen }) {
  const { sums, rule, communities } = seen;
  const off = sums.comparedIncreaseFen - sums.formulaIncreaseFen;
  return (
    <>
      <SumsLine
        sums={[
          { label: '可登记', value: `${formatCount(sums.people)} 人` },
          { label: '调整前合计（元/月）', value: moneyOrUnknown(sums.beforeFen) },
          { label: '增加合计（元/月）', value: moneyOrUnknown(sums.increaseFen), isMinus: (sums.increaseFen ?? 0) < 0 },
          { label: '调整后合计（元/月）', value: formatMoney(sums.afterFen) },
          { label: '补发合计（元）', value: moneyOrUnknown(sums.arrearsFen), isMinus: (sums.arrearsFen ?? 0) < 0 },
          ...(rule.used.length > 0
            ? [
                { label: '按办法增加（元/月）', value: formatMoney(sums.formulaIncreaseFen) },
                { label: '与办法相差（元/月）', value: formatMoney(off), isMinus: off !== 0 },
              ]
            : []),
        ]}
      />
      {rule.lacking.length > 0 ? (
        <p className={classes.hints} style={{ margin: 0 }}>
          {rule.lacking.join('；')}。
          <Link href="/settings/policy" className={classes.name}>
            到政策数值登记
          </Link>
        </p>
      ) : null}
      {rule.used.length > 0 ? (
        <details className={classes.details}>
          <summary>核对所用的调整办法</summary>
          <ul className={classes.list}>
            {rule.used.map(({ key, label, words, document, isSure }) => (
              <li key={key}>
                {label}：{words}（{document}
                {isSure ? '' : '，待本单位确认'}）
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {communities.length > 1 ? (
        <details className={classes.details}>
          <summary>各社区合计</summary>
          <CommunitySums communities={communities} hasRule={rule.used.length > 0} />
        </details>
      ) : null}
    </>
  );
}

function CommunitySums({ communities, hasRule }: { communities: Seen['communities']; hasRule: boolean }) {
  const cells = (of: AdjustmentSums) => [
    of.beforeFen,
    of.increaseFen,
    of.afterFen,
    of.arrearsFen,
    ...(hasRule ? [of.formulaIncreaseFen] : []),
  ];
  const titles = ['调整前', '增加', '调整后', '补发', ...(hasRule ? ['按办法增加'] : [])];
  return (
    <table className={classes.table} aria-label="各社区合计">
      <thead>
        <tr>
          <th scope="col">社区</th>
          <th scope="col" className={classes.money}>
            人数
          </th>
          {titles.map((title) => (
            <th key={title} scope="col" className={classes.money}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {communities.map(({ id, name, ...of }) => (
          <tr key={id ?? 0}>
            <td>{name}</td>
            <td className={classes.money}>{formatCount(of.people)}</td>
            {cells(of).map((fen, index) => (
              <td key={titles[index]} className={classes.money}>
                {moneyOrUnknown(fen)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
