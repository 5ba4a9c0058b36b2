import { ActionIcon, Anchor, Button, Skeleton, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { comparedFields } from './compared-fields.ts';
import classes from './likeness.module.css';
import { Marked } from './marked.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { Reasons } from './reasons.tsx';

/** Two people side by side, the differences marked: one person or two? */
export function PairPage({ firstId, secondId }: { firstId: number; secondId: number }) {
  const found = useArchive('likeness.pair', { firstId, secondId });
  const [, navigate] = useLocation();
  const [isMerging, setIsMerging] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const back = () => navigate('/likeness');
  useKeys({ Escape: back });
  const keepApart = async () => {
    setFailure(null);
    try {
      await archiveCall('likeness.keepApart', { firstId, secondId });
      notifications.show({ message: '已确认不是同一人，不会再问', color: 'green', withCloseButton: false });
      back();
    } catch (error) {
      setFailure(error);
    }
  };
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={320} />;
  const { first, second, reasons } = found.data;
  const isOne = first.id === second.id;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Tooltip label="返回（Esc）">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回" onClick={back}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        </Tooltip>
        <h1>比对：是不是同一个人？</h1>
      </div>
      {isOne ? (
        <Text>
          这两个登记已经合并。
          <Anchor component={Link} href={`/people/${first.id}`}>
            打开人员卡片
          </Anchor>
        </Text>
      ) : (
        <>
          <Reasons reasons={reasons} />
          <Comparison first={first} second={second} />
          {failure ? <ErrorNote error={failure} /> : null}
          <div className={classes.actions}>
            <Button onClick={() => setIsMerging(true)} autoFocus>
              是同一个人，合并…
            </Button>
            <Button variant="default" onClick={() => void keepApart()}>
              不是同一个人
            </Button>
            <Button variant="subtle" onClick={back}>
              以后再说
            </Button>
          </div>
          {isMerging ? (
            <MergeDialog
              first={first}
              second={second}
              onClose={() => setIsMerging(false)}
              onMerged={(personId) => navigate(`/people/${personId}`)}
            />
          ) : null}
        </>
      )}
    </div>
  );
}

function Comparison({ first, second }: { first: PersonCard; second: PersonCard }) {
  const codes = useCodes();
  return (
    <table className={classes.table}>
      <colgroup>
        <col style={{ width: 132 }} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <td />
          {[first, second].map((card) => (
            <th key={card.id} scope="col">
              <Anchor component={Link} href={`/people/${card.id}`} inherit>
                {card.name}
              </Anchor>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparedFields(codes, first, second).map(({ label, left, right }) => (
          <tr key={label} data-differs={left !== right || undefined}>
            <th scope="row">{label}</th>
            <td>
              <Marked text={left} other={right} />
            </td>
            <td>
              <Marked text={right} other={left} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
