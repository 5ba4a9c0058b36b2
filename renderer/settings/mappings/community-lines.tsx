import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { chosenOf, decisionOf } from '#renderer/import/community-draft.ts';
import { CommunityTarget } from '#renderer/import/community-target.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { RosterSource } from '#shared/codes/code-mapping.ts';
import type { OwnCommunityMapping } from '#shared/contract/mappings.ts';
import classes from '../codes/codes.module.css';

const answerWords = { new: '登记为新社区', empty: '留空，原文保留' } as const;

/** What the office decided about community texts of rosters, by source: changed here and taken back. */
export function CommunityLines({
  lines,
  sources,
}: {
  lines: readonly OwnCommunityMapping[];
  sources: readonly RosterSource[];
}) {
  const [asked, setAsked] = useState<OwnCommunityMapping | null>(null);
  const names = new Map(sources.map(({ key, name }) => [key, name]));
  const sourceOf = ({ source }: OwnCommunityMapping) =>
    source === null ? '没有说明来源' : (names.get(source) ?? source);
  return (
    <div>
      <h3 className={classes.sub}>社区对照</h3>
      <table className={classes.table} aria-label="社区对照">
        <colgroup>
          <col style={{ width: '24%' }} />
          <col />
          <col style={{ width: '24%' }} />
          <col style={{ width: '22%' }} />
          <col style={{ width: 80 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">来源</th>
            <th scope="col">花名册写的社区</th>
            <th scope="col">本系统</th>
            <th scope="col">依据</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{sourceOf(line)}</td>
              <td>{line.written}</td>
              <td>{line.answer === 'community' ? line.communityName : answerWords[line.answer]}</td>
              <td>
                {line.by}于 {line.on} 定
              </td>
              <td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`修改 ${sourceOf(line)} 社区 ${line.written}`}
                  onClick={() => setAsked(line)}
                >
                  修改…
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked === null ? null : (
        <CommunityDialog line={asked} sourceName={sourceOf(asked)} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

function CommunityDialog(props: { line: OwnCommunityMapping; sourceName: string; onClose: () => void }) {
  const { line } = props;
  const [value, setValue] = useState(chosenOf(line));
  const mayForget = useMay('settings', 'whole');
  const act = useAct();
  const save = async () => {
    if (value === null) return;
    const isDone = await act.run(async () => {
      const items = [decisionOf(line.written, value)];
      const { decided } = await archiveCall('mappings.decideCommunities', { source: line.source, items });
      return decided === 0 ? '和现在的对照一样，没有改动' : '已记住对照';
    });
    if (isDone) props.onClose();
  };
  const forget = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('mappings.forgetCommunity', { id: line.id });
      return `已去掉社区“${line.written}”的对照`;
    });
    if (isDone) props.onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title={`${props.sourceName}：社区“${line.written}”`}
      confirmLabel="记住对照"
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void save()}
      onClose={props.onClose}
    >
      <CommunityTarget label="本系统的社区" value={value} onChange={setValue} />
      {mayForget ? (
        <Group gap="xs">
          去掉以后，下次导入会再问。
          <Button variant="subtle" size="compact-sm" onClick={() => void forget()} loading={act.isBusy}>
            去掉这项对照
          </Button>
        </Group>
      ) : null}
      只影响以后的导入，已经导入的档案不变。
    </ConfirmDialog>
  );
}
