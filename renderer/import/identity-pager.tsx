import { Anchor, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { IdentityAnswer, IdentityQuestion } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './identity-questions.module.css';

const answerLabels: Record<IdentityAnswer, string> = { renamed: '同一人，改名', 'wrong-number': '号码填错' };

interface Props {
  items: readonly IdentityQuestion[];
  /** Where a row stands, in words. */
  where: (item: IdentityQuestion) => string;
  /** What holds while a row is not answered, and what becomes of one whose number is wrong. */
  words: { open: string; wrong: string };
  /** Whether the registered person's card can be gone to without losing anything. */
  leadsToCard: boolean;
  isBusy: boolean;
  failure?: unknown;
  /** Keeps an answer, null takes it back; whether that was done. */
  onSay: (item: IdentityQuestion, answer: IdentityAnswer | null) => Promise<boolean>;
}

/** Rows whose number is somebody's of another name, one after the other with both people side by side. */
export function IdentityPager({ items, where, words, leadsToCard, isBusy, failure, onSay }: Props) {
  const [shown, setShown] = useState<number | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const open = items.filter((item) => item.answer === null);
  const item = items.find(({ position }) => position === shown) ?? open[0] ?? items[0];

  // The next question takes the keyboard where the one before was answered.
  const hasAnswered = useRef(false);
  useEffect(() => {
    if (hasAnswered.current && item) first.current?.focus();
    hasAnswered.current = false;
  }, [item]);

  if (!item) return null;
  const at = items.indexOf(item);
  const say = async (answer: IdentityAnswer | null) => {
    if (!(await onSay(item, answer))) return;
    hasAnswered.current = true;
    setShown(
      answer === null
        ? item.position
        : (items.find((one, index) => index > at && one.answer === null)?.position ?? null),
    );
  };
  const go = (step: 1 | -1) => setShown(items[at + step]?.position ?? null);

  return (
    <section className={classes.panel} aria-label="号码与姓名不一致">
      <Group justify="space-between" gap="md">
        <h2>
          号码是别人的：{formatCount(items.length)} 行
          <Text span size="sm" c={open.length > 0 ? 'red.9' : 'gray.7'} ml="sm">
            {open.length > 0 ? `还有 ${formatCount(open.length)} 行没有核对，${words.open}` : '都已核对'}
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
      <Sides item={item} where={where(item)} leadsToCard={leadsToCard} />
      {failure ? <ErrorNote error={failure} /> : null}
      {item.answer === null ? (
        <Group gap="sm">
          <Button ref={first} variant="default" onClick={() => void say('wrong-number')} loading={isBusy}>
            号码填错，这一行不导入
          </Button>
          <Button variant="default" onClick={() => void say('renamed')} loading={isBusy}>
            {renamedLabel(item)}
          </Button>
          <Text size="sm" c="gray.7">
            {isOutlet(item) ? '请与证照核对。' : '请与身份证件核对。'}
          </Text>
        </Group>
      ) : (
        <Group gap="sm">
          <StateBadge tone={item.answer.answer === 'renamed' ? 'active' : 'warn'}>
            {isOutlet(item) && item.answer.answer === 'renamed' ? '同一家，改名' : answerLabels[item.answer.answer]}
          </StateBadge>
          <Text size="sm">
            {item.answer.by === '' ? null : `${item.answer.by}核对。`}
            {item.answer.answer === 'renamed' ? renamedSentence(item) : words.wrong}
          </Text>
          <Button ref={first} variant="subtle" size="xs" onClick={() => void say(null)} loading={isBusy}>
            重新核对
          </Button>
        </Group>
      )}
    </section>
  );
}

// A number of a file's own is an outlet's: it has no card and no former name.
const isOutlet = ({ registered }: IdentityQuestion): boolean => registered.personId === null;

const renamedLabel = (item: IdentityQuestion): string =>
  isOutlet(item) ? `同一家，改名为“${item.written.name}”` : `同一人，改名（“${item.registered.name}”记为曾用名）`;

const renamedSentence = (item: IdentityQuestion): string =>
  isOutlet(item)
    ? `导入后名称改为“${item.written.name}”。`
    : `导入后姓名改为“${item.written.name}”，“${item.registered.name}”记为曾用名。`;

function Sides({ item, where, leadsToCard }: { item: IdentityQuestion; where: string; leadsToCard: boolean }) {
  const { written, registered } = item;
  const facts: [string, string | null, string | null][] = [
    [isOutlet(item) ? '名称' : '姓名', registered.name, written.name],
    ['曾用名', registered.formerName, written.formerName],
    [isOutlet(item) ? '证照号码' : '证件号码', registered.idNumber, written.idNumber],
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
            {isOutlet(item) ? '已登记的网点' : '已登记的人'}{' '}
            {leadsToCard && registered.personId !== null ? (
              <Anchor component={Link} href={`/people/${registered.personId}`} inherit>
                {registered.number ?? '没有档案'}
              </Anchor>
            ) : (
              (registered.number ?? '没有档案')
            )}
          </th>
          <th scope="col">{where}</th>
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
