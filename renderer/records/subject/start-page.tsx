import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { markUsable } from '#renderer/app/usable.ts';
import card from '#renderer/people-card/card.module.css';
import { type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';

/** The page before the form of a new file that is of no person: what it is about. Enter goes on, Esc back to the list. */
export function StartPage(props: {
  kind: RecordKind;
  /** 哪一户, 哪个网点. */
  asks: string;
  /** What else can be done here, beside going on. */
  other: ReactNode;
  isReady: boolean;
  onGoOn: () => void;
  children: ReactNode;
}) {
  const [, navigate] = useLocation();
  const back = () => navigate('/');
  useKeys({ Escape: back });
  useEffect(markUsable, []);
  const title = `新建${recordKindLabels[props.kind]}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.isReady) props.onGoOn();
  };
  return (
    <form className={card.page} onSubmit={submit} aria-label={title} noValidate style={{ padding: 16 }}>
      <header className={card.head}>
        <Tooltip label="返回列表（Esc）">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回列表" onClick={back}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        </Tooltip>
        <h1>{title}</h1>
        <span className={card.spacer} />
        {props.other}
      </header>
      <section className={card.panel} aria-label={props.asks}>
        <h2>{props.asks}</h2>
        <div style={{ display: 'flex', flexDirection: 'column', gap: 12, maxWidth: 560, marginTop: 8 }}>
          {props.children}
        </div>
      </section>
      <Group>
        <Button type="submit" disabled={!props.isReady}>
          下一步：填写登记信息
        </Button>
      </Group>
    </form>
  );
}
