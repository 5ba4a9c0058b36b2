import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useKeys } from '#renderer/app/keys.ts';
import { PersonServices } from '#renderer/care/service-panel.tsx';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import { isOpenFile } from '#renderer/records/is-open.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { ageWords } from '#shared/rules/age-words.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import { kindCards } from '../registers/cards.ts';
import { AliasPanel } from './alias-panel.tsx';
import { BesidePanel } from './beside-panel.tsx';
import classes from './card.module.css';
import { CommandPanel } from './command-panel.tsx';
import { EventPanel } from './event-panel.tsx';
import { FilePanel } from './file-panel.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { NumberPanel } from './number-panel.tsx';
import { ReadingPanel } from './reading-panel.tsx';

/** 人员卡片: one person on one page, across all kinds of record. */
export function PersonPage({ personId }: { personId: number }) {
  const found = useArchive('people.get', { id: personId });
  const codes = useCodes();
  const back = () => window.history.back();
  useKeys({ Escape: back });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={320} role="status" aria-label="正在读取人员卡片" />;
  const card = found.data;
  const age = ageWords(card.birthOn, card.diedOn, today());
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Tooltip label="返回（Esc）">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回" onClick={back}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        </Tooltip>
        <div>
          <h1>{card.name}</h1>
          <div className={classes.facts}>
            <span>{card.idNumber === null ? <NoNumber /> : numberWithKind(card.idKind, card.idNumber)}</span>
            {card.gender ? <span>{codes.label('gender', card.gender)}</span> : null}
            {age === '' ? null : <span>{age}</span>}
            <span>{summary(card)}</span>
          </div>
        </div>
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <IdentityPanel card={card} />
          <ReadingPanel card={card} />
          <AliasPanel card={card} />
          <NumberPanel card={card} />
        </div>
        <div className={classes.column}>
          <HouseholdPanel personId={card.id} />
          <FilePanel card={card} />
          <BesidePanel card={card} />
          {recordKinds.map((kind) => {
            const OnCard = kindCards[kind];
            return <OnCard key={kind} card={card} />;
          })}
          <PersonServices personId={card.id} person={servedBy(card)} />
          <CommandPanel card={card} />
          <EventPanel card={card} />
        </div>
      </div>
    </div>
  );
}

/** Whom an act is entered for from the card: by the file in use, of several by that of the kind which comes first. */
function servedBy({ files, name }: PersonCard) {
  const file = recordKinds.flatMap((kind) => files.filter((one) => one.kind === kind && isOpenFile(one)))[0];
  return file ? { recordId: file.id, name, aside: file.number } : null;
}

function summary({ files, materials }: PersonCard): string {
  const open = files.filter((file) => file.removedAt === null).length;
  const removed = files.length - open;
  return `${formatCount(open)} 份档案${removed > 0 ? `（另有 ${formatCount(removed)} 份作废）` : ''}，${formatCount(materials.length)} 件材料`;
}
