import type { RollGroup } from '#shared/records/retiree/contract/payments.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { money } from './money.ts';
import classes from './payments.module.css';

/** 小计 of every bank and community, 总计 below. */
export function RollGroups({
  groups,
  bankLabel,
}: {
  groups: readonly RollGroup[];
  bankLabel: (code: string) => string;
}) {
  const total = (value: (group: RollGroup) => number) => groups.reduce((sum, group) => sum + value(group), 0);
  return (
    <details className={classes.details}>
      <summary>按银行和社区小计</summary>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label="小计">
          <thead>
            <tr>
              <th scope="col" style={{ width: '22%' }}>
                银行
              </th>
              <th scope="col" style={{ width: '18%' }}>
                社区
              </th>
              {['人数', '基本养老金', '补贴', '补发', '扣款', '实发合计'].map((title) => (
                <th key={title} scope="col" className={classes.money}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.bankCode} ${group.communityId}`}>
                <td>{bankLabel(group.bankCode ?? '')}</td>
                <td>{group.communityName ?? '未分社区'}</td>
                <td className={classes.money}>{formatCount(group.people)}</td>
                <td className={classes.money}>{formatMoney(group.baseFen)}</td>
                <td className={classes.money}>{money(group.subsidyFen, true)}</td>
                <td className={classes.money}>{money(group.arrearsFen, true)}</td>
                <td className={classes.money}>{money(group.deductionFen, true)}</td>
                <td className={classes.money}>{formatMoney(group.netFen)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>总计</td>
              <td className={classes.money}>{formatCount(total(({ people }) => people))}</td>
              <td className={classes.money}>{formatMoney(total(({ baseFen }) => baseFen))}</td>
              <td className={classes.money}>{formatMoney(total(({ subsidyFen }) => subsidyFen))}</td>
              <td className={classes.money}>{formatMoney(total(({ arrearsFen }) => arrearsFen))}</td>
              <td className={classes.money}>{formatMoney(total(({ deductionFen }) => deductionFen))}</td>
              <td className={classes.money}>{formatMoney(total(({ netFen }) => netFen))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </details>
  );
}
