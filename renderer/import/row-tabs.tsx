import { Group, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import text from '#renderer/parts/text.module.css';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './import.module.css';
import { communitiesToWrite, verdictLabels } from './import-words.ts';
import { RowTable } from './row-table.tsx';
import type { RowView } from './row-view.ts';
import { SaveRejected } from './save-rejected.tsx';

const explanations: Record<RowView, string> = {
  created: '档案库里没有这个号码，导入时新建档案。',
  updated: '已有档案，花名册里的内容与档案不同。空格子不会抹掉档案里的内容。',
  same: '已有档案，内容一致，导入时不动。',
  rejected: '这些行有错，没有写入。可以下载成表格（原因写在旁边），改好后再导入那张表。',
  ignored: '标题、小计、签字等行，看清楚里面没有漏掉的人。',
  noted: '程序已按规则更正的写法，和需要您留意的地方。这些行照常导入。',
};

const MENDABLE = '这些行有错，不写入。小错可以在这里改，按回车马上再核对；错得多的下载成表格，改好后再导入。';

/** The lines of the roster by what happens to them. */
export function RowTabs({ plan }: { plan: Import }) {
  const counts = plan.counts;
  const [view, setView] = useState<RowView>(firstView(plan));
  const tabs: { view: RowView; label: string; count: number; color?: string; more?: string }[] = [
    { view: 'created', label: verdictLabels.created, count: counts.created },
    { view: 'updated', label: verdictLabels.updated, count: counts.updated },
    { view: 'same', label: verdictLabels.same, count: counts.same },
    { view: 'rejected', label: verdictLabels.rejected, count: counts.rejected, color: 'red' },
    { view: 'ignored', label: verdictLabels.ignored, count: counts.ignored },
    { view: 'noted', label: '已更正', count: counts.notes, more: `提醒 ${formatCount(counts.warnings)}` },
  ];

  return (
    <Tabs
      value={view}
      onChange={(next) => next !== null && setView(next as RowView)}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.view} value={tab.view} {...(tab.color && tab.count > 0 ? { color: tab.color } : {})}>
            {tab.label}{' '}
            <Text span fw={600} className={text.numbers} {...(tab.color && tab.count > 0 ? { c: 'red.9' } : {})}>
              {formatCount(tab.count)}
            </Text>
            {tab.more ? ` · ${tab.more}` : ''}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.view} value={tab.view} pt="xs">
          <Group justify="space-between" mb="xs" gap="md" mih={32}>
            <Explanation plan={plan} view={tab.view} />
            {tab.view === 'rejected' && tab.count > 0 ? <SaveRejected plan={plan} /> : null}
          </Group>
          <RowTable
            plan={plan}
            view={tab.view}
            count={tab.view === 'noted' ? counts.notes + counts.warnings : tab.count}
            label={tab.label}
          />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

// What the clerk has to look at comes first.
function firstView(plan: Import): RowView {
  if (plan.state !== 'planned') return plan.counts.created > 0 ? 'created' : 'updated';
  if (plan.counts.rejected > 0) return 'rejected';
  if (plan.counts.updated > 0) return 'updated';
  return 'created';
}

function Explanation({ plan, view }: { plan: Import; view: RowView }) {
  const communities = communitiesToWrite(plan);
  const hasNewCommunities = view === 'created' && plan.state === 'planned' && communities.length > 0;
  if (!hasNewCommunities) {
    return (
      <Text size="sm" c="gray.7">
        {view === 'rejected' && plan.state === 'planned' ? MENDABLE : explanations[view]}
      </Text>
    );
  }
  return (
    <Text size="sm" className={text.breakable} lineClamp={3}>
      还没有登记的社区，导入时一起登记：
      <Text span fw={600}>
        {communities.join('、')}
      </Text>
      。{plan.communities.length > 0 ? '其中是已有社区的别的写法的，请在上面的“社区对照”里选。' : null}
    </Text>
  );
}
