import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { useOpener } from '#renderer/life/use-opener.ts';
import { useArchive } from '#renderer/queries.ts';
import type { ServiceLine } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import { ServiceDialog } from './service-dialog.tsx';
import type { Chosen } from './service-draft.ts';
import { ServiceTable } from './service-table.tsx';
import { ServiceView } from './service-view.tsx';

/** On a file: what was done for the person, oldest first. `person` null: nothing can be entered now. */
export function FileServices({ recordId, person }: { recordId: number; person: Chosen | null }) {
  const found = useArchive('care.ofRecord', { recordId });
  return <ServicePanel items={found.data?.items} error={found.error} person={person} />;
}

/** On a person's card: the same over all their files. */
export function PersonServices({ personId, person }: { personId: number; person: Chosen | null }) {
  const found = useArchive('care.ofPerson', { personId });
  return <ServicePanel items={found.data?.items} error={found.error} person={person} />;
}

function ServicePanel(props: { items: readonly ServiceLine[] | undefined; error: unknown; person: Chosen | null }) {
  const { items, person } = props;
  const [path] = useLocation();
  const [isEntering, setIsEntering] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const panel = useRef<HTMLElement>(null);
  const opener = useOpener(panel);
  const close = () => {
    setIsEntering(false);
    setOpened(null);
    opener.giveBack();
  };
  return (
    <section className={classes.panel} aria-label="服务记录" ref={panel} tabIndex={-1}>
      <div className={classes.panelHead}>
        <h2 className={classes.sub}>服务记录</h2>
        <span className={classes.counts}>{items && items.length > 0 ? `${formatCount(items.length)} 条` : ''}</span>
        <span className={classes.spacer} />
        {person ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => {
              opener.keep();
              setIsEntering(true);
            }}
          >
            登记服务…
          </Button>
        ) : null}
      </div>
      {props.error ? <ErrorNote error={props.error} /> : null}
      {items?.length === 0 ? <p className={classes.empty}>还没有走访、活动、慰问或帮扶的记录。</p> : null}
      {items && items.length > 0 ? (
        <ServiceTable
          items={items}
          withPeople={false}
          onOpen={(id) => {
            opener.keep();
            setOpened(id);
          }}
        />
      ) : null}
      {isEntering && person ? <ServiceDialog service={null} people={[person]} page={path} onClose={close} /> : null}
      {opened !== null ? <ServiceView id={opened} page={path} onClose={close} /> : null}
    </section>
  );
}
