import { useArchive } from '#renderer/queries.ts';
import { ledgerTitles, reportNames, reportTitles } from '#shared/reports/names.ts';
import { isWhole } from '#shared/rules/scope.ts';
import { choose, type Shown, useChoice } from './choice.ts';
import { ClosedView } from './closed-view.tsx';
import { LedgerView } from './ledger-view.tsx';
import { daysOf } from './period.ts';
import { PeriodBar } from './period-bar.tsx';
import { ReportView } from './report-view.tsx';
import classes from './reports.module.css';

/** 报表和台账: what goes upward and what the office keeps, every figure with the people behind it. */
export function ReportsPage() {
  const choice = useChoice();
  const user = useArchive('session.get', {}).data?.user;
  const seesAll = user ? isWhole(user.scope) : false;
  const days = daysOf(choice.period);
  // What was closed is the whole office's: nobody sees it who sees a part.
  const tabs: [Shown, string][] = [
    ...reportNames.map((name) => [name, reportTitles[name]] as [Shown, string]),
    ['ledgers', '台账'],
    ...(seesAll ? ([['closed', '已结账']] as [Shown, string][]) : []),
  ];
  const shown = tabs.some(([name]) => name === choice.shown) ? choice.shown : 'management';
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>报表和台账</h1>
        {shown === 'closed' ? null : <PeriodBar choice={choice} />}
      </div>
      <div className={classes.tabs} role="tablist" aria-label="报表">
        {tabs.map(([name, label]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === shown}
            className={classes.tab}
            onClick={() => choose({ shown: name, figure: null })}
          >
            {label}
          </button>
        ))}
      </div>
      {shown === 'closed' ? (
        <ClosedView />
      ) : days === null ? (
        <p className={classes.note}>请填写起止日期，例如 2026-07-01 至 2026-07-31。</p>
      ) : shown === 'ledgers' ? (
        <LedgerView
          key={choice.ledger}
          asked={{ ledger: choice.ledger, ...days, communityId: choice.communityId }}
          title={ledgerTitles[choice.ledger]}
        />
      ) : (
        <ReportView
          key={shown}
          asked={{ report: shown, ...days, communityId: choice.communityId }}
          mayClose={seesAll}
          choice={choice}
        />
      )}
    </div>
  );
}
