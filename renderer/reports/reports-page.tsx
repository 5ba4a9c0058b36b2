import { useArchive } from '#renderer/queries.ts';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { ledgerTitles, reportTitles } from '#shared/reports/names.ts';
import { reportsOf } from '#shared/rules/kinds-at-work.ts';
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
  const { reports, ledgers } = reportsOf(useKinds());
  const ledger = ledgers.find((name) => name === choice.ledger) ?? ledgers[0];
  // What was closed is the whole office's: nobody sees it who sees a part.
  const tabs: [Shown, string][] = [
    ...reports.map((name) => [name, reportTitles[name]] as [Shown, string]),
    ...(ledger === undefined ? [] : ([['ledgers', '台账']] as [Shown, string][])),
    ...(seesAll ? ([['closed', '已结账']] as [Shown, string][]) : []),
  ];
  const shown = (tabs.find(([name]) => name === choice.shown) ?? tabs[0])?.[0];
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
      ) : shown === undefined ? (
        <p className={classes.note}>本单位办理的档案没有报表和台账。</p>
      ) : shown === 'ledgers' ? (
        ledger === undefined ? null : (
          <LedgerView
            key={ledger}
            asked={{ ledger, ...days, communityId: choice.communityId }}
            names={ledgers}
            title={ledgerTitles[ledger]}
          />
        )
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
