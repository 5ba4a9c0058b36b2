import { Anchor, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { IdentityAnswer, IdentityQuestion, Import } from '#shared/contract/imports.ts';
import classes from './identity-questions.module.css';
import { takenSheets } from './mapping.ts';

const answerLabels: Record<IdentityAnswer, string> = { renamed: '同一人，改名', 'wrong-number': '号码填错' };

/**
 * Lines whose number is somebody's of another name, one after the other with both people side by side. What is not
 * answered stays out of the import.
 */
export function IdentityQuestions({ plan }: { plan: Import }) {
  const asked = useArchive('imports.questions', { id: plan.id });
  const [shown, setShown] = useState<number | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const act = useAct();
  const items = asked.data?.items ?? [];
  const open = items.filter((item) => item.answer === null);
  const item = items.find(({ position }) => position === shown) ?? open[0] ?? items[0];

  // The next question takes the keyboard where the one before was answered.
  const hasAnswered = useRef(false);
  useEffect(() => {
    if (hasAnswered.current && item) first.current?.focus();
    hasAnswered.current = false;
  }, [item]);

  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!item) return null;
  const at = items.indexOf(item);
  const say = (answer: IdentityAnswer | null) =>
    act.run(async () => {
      await archiveCall('imports.answerIdentity', { id: plan.id, position: item.position, answer });
      hasAnswered.current = true;
      setShown(
        answer === null
          ? item.position
          : (items.find((one, index) => index > at && one.answer === null)?.position ?? null),
      );
      return null;
    });
  const go = (step: 1 | -1) => setShown(items[at + step]?.position ?? null);

  return (
    <section className={classes.panel} aria-label="号码与姓名不一致">
      <Group justify="space-between" gap="md">
        <h2>
          号码是别人的：{items.length} 行
          <Text span size="sm" c={open.length > 0 ? 'red.9' : 'gray.7'} ml="sm">
            {open.length > 0 ? `还有 ${open.length} 行没有核对，没有核对的不写入` : '都已核对'}
          </Text>
        </h2>
        {items.length > 1 ? (
          <Group gap="xs">
            <Button variant="default" size="xs" disabled={at === 0} onClick={() => go(-1)}>
              上一行
            </Button>
            <Text size="sm">
              {at + 1} / {items.length}
            </Text>
            <Button variant="default" size="xs" disabled={at === items.length - 1} onClick={() => go(1)}>
              下一行
            </Button>
          </Group>
        ) : null}
      </Group>
      <Sides item={item} hasSheets={takenSheets(plan).length > 1} />
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {item.answer === null ? (
        <Group gap="sm">
          <Button ref={first} variant="default" onClick={() => void say('wrong-number')} loading={act.isBusy}>
            号码填错，这一行不导入
          </Button>
          <Button variant="default" onClick={() => void say('renamed')} loading={act.isBusy}>
            同一人，改名（“{item.registered.name}”记为曾用名）
          </Button>
          <Text size="sm" c="gray.7">
            请与身份证件核对。
          </Text>
        </Group>
      ) : (
        <Group gap="sm">
          <StateBadge tone={item.answer.answer === 'renamed' ? 'active' : 'warn'}>
            {answerLabels[item.answer.answer]}
          </StateBadge>
          <Text size="sm">
            {item.answer.by}核对。
            {item.answer.answer === 'renamed'
              ? `导入后姓名改为“${item.written.name}”，“${item.registered.name}”记为曾用名。`
              : '这一行没有写入，可以在下面“未通过”里改正号码。'}
          </Text>
          <Button ref={first} variant="subtle" size="xs" onClick={() => void say(null)} loading={act.isBusy}>
            重新核对
          </Button>
        </Group>
      )}
    </section>
  );
}

function Sides({ item, hasSheets }: { item: IdentityQuestion; hasSheets: boolean }) {
  const { written, registered } = item;
  const facts: [string, string | null, string | null][] = [
    ['姓名', registered.name, written.name],
    ['曾用名', registered.formerName, written.formerName],
    ['证件号码', registered.idNumber, written.idNumber],
    ['出生日期', registered.birthOn, written.birthOn],
    ['社区', registered.communityName, written.communityName],
    ['电话', registered.phone, written.phone],
  ];
  const told = facts.filter(([, known, said]) => known !== null || said !== null);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">
            已登记的人{' '}
            <Anchor component={Link} href={`/people/${registered.personId}`} inherit>
              {registered.number ?? '没有档案'}
            </Anchor>
          </th>
          <th scope="col">
            花名册{hasSheets ? `“${item.sheet}”` : ''}第 {item.row} 行
          </th>
        </tr>
      </thead>
      <tbody>
        {told.map(([label, known, said]) => (
          <tr key={label} className={known !== null && said !== null && known !== said ? classes.differs : undefined}>
            <th scope="row">{label}</th>
            <td>{known ?? <span>（空）</span>}</td>
            <td>{said ?? <span>（空）</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
