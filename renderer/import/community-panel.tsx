import { Box, Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Import, ImportCommunity } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import {
  type CommunityDraft,
  chosenOf,
  decisionOf,
  restAsNew,
  setCommunity,
  suggestedDraft,
  undecidedCommunities,
} from './community-draft.ts';
import { CommunityTarget } from './community-target.tsx';
import classes from './import.module.css';

interface Props {
  plan: Import;
  /** Whether something else of the plan waits to be checked again first. */
  isHeld: boolean;
  isBusy: boolean;
  /** Reads the roster again by what was decided. */
  onRead: () => void;
}

/** 社区对照: community texts that no register knows, and what each becomes. Not there where the roster has none. */
export function CommunityPanel({ plan, isHeld, isBusy, onRead }: Props) {
  const [draft, setDraft] = useState<CommunityDraft>(() => suggestedDraft(plan));
  const act = useAct();
  if (plan.communities.length === 0) return null;
  const open = undecidedCommunities(plan).filter((one) => !draft.has(one.written)).length;
  const keep = async () => {
    const isDone = await act.run(async () => {
      const items = Array.from(draft, ([written, value]) => decisionOf(written, value));
      const { decided } = await archiveCall('mappings.decideCommunities', { source: plan.source, items });
      return `已记住 ${formatCount(decided)} 个社区的对照，以后${whose(plan)}的花名册照此导入`;
    });
    if (isDone) onRead();
  };

  return (
    <Paper withBorder component="section" aria-label="社区对照">
      <Stack gap="xs" px="md" py="xs">
        <Group justify="space-between" gap="md">
          <Text fw={600}>
            社区对照
            <Text span size="sm" c={open > 0 ? 'red.9' : 'gray.7'} ml="sm">
              {undecidedCommunities(plan).length > 0
                ? `花名册里有没有登记过的社区，${open > 0 ? `还有 ${formatCount(open)} 个没有选` : '都已选定，请核对后记住'}`
                : plan.communities.some((one) => one.staysOut)
                  ? '有没有登记过的写法，可能是您的社区：核对后记住，这些行才导入'
                  : plan.communities.some((one) => one.answer === null)
                    ? '同一个社区写了几种写法，导入时登记为一个；不是的，请选别的'
                    : '没有登记过的写法都有对照'}
            </Text>
          </Text>
          <Group gap="xs">
            {open > 0 ? (
              <Button variant="default" size="xs" disabled={isHeld} onClick={() => setDraft(restAsNew(plan, draft))}>
                其余 {formatCount(open)} 个都登记为新社区
              </Button>
            ) : null}
            {draft.size > 0 ? (
              <Button size="xs" onClick={() => void keep()} loading={act.isBusy || isBusy} disabled={isHeld}>
                记住社区对照并重新核对
              </Button>
            ) : null}
          </Group>
        </Group>
        {act.failure ? <ErrorNote error={act.failure} /> : null}
        {/* A region that scrolls must be reachable by keyboard: WCAG 2.1.1. */}
        <Box component="section" className={classes.columns} aria-label="没有登记过的社区" tabIndex={0}>
          <Table verticalSpacing={4} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>花名册写的</Table.Th>
                <Table.Th w={72} ta="right">
                  人数
                </Table.Th>
                <Table.Th w={300}>导入为</Table.Th>
                <Table.Th>依据</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {plan.communities.map((one) => (
                <Table.Tr key={one.written}>
                  <Table.Td className={text.breakable}>{one.written}</Table.Td>
                  <Table.Td ta="right" className={text.numbers}>
                    {formatCount(one.count)}
                  </Table.Td>
                  <Table.Td>
                    <CommunityTarget
                      label={`社区“${one.written}”导入为`}
                      value={draft.get(one.written) ?? chosenOf(one)}
                      isDisabled={isHeld}
                      only={one.staysOut ? one.suggestion : null}
                      placeholder={one.sameAs === null ? undefined : `与“${one.sameAs}”一起`}
                      onChange={(value) => setDraft(setCommunity(draft, one, value))}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Standing one={one} chosen={draft.get(one.written)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      </Stack>
    </Paper>
  );
}

const reasons: Record<NonNullable<ImportCommunity['suggestion']>['why'], string> = {
  name: '名称相近，请核对',
  former: '与以前的名称相近，请核对',
  code: '区划代码相同，请核对',
};

function Standing({ one, chosen }: { one: ImportCommunity; chosen: string | undefined }) {
  const { answer, suggestion, sameAs } = one;
  if (chosen !== undefined && chosen === String(suggestion?.id))
    return <StateBadge tone="warn">{suggestion ? reasons[suggestion.why] : ''}</StateBadge>;
  if (chosen !== undefined) return <StateBadge tone="active">已选，未记住</StateBadge>;
  if (answer === null && sameAs !== null)
    return <StateBadge tone="warn">与“{sameAs}”是同一个社区，一起登记；不是的请选</StateBadge>;
  return answer === null ? <StateBadge tone="warn">没有对照</StateBadge> : <StateBadge tone="good">本单位</StateBadge>;
}

function whose({ sourceName }: Import): string {
  return sourceName === null ? '没有说明来源' : `“${sourceName}”`;
}
