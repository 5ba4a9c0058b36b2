import { Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useArchive } from '#renderer/queries.ts';
import { isOpenFile } from '#renderer/records/is-open.ts';
import type { HouseholdName } from '#shared/contract/households.ts';
import type { CardFile, PersonCard } from '#shared/contract/people.ts';
import { kinds, recordKindLabels } from '#shared/records/kinds.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';

/** Asks whose entry stands and, where both have an open file of a kind, which file stays. */
export function MergeDialog(props: {
  first: PersonCard;
  second: PersonCard;
  onClose: () => void;
  onMerged: (personId: number) => void;
}) {
  const { first, second } = props;
  const [keptId, setKeptId] = useState(first.id);
  const [keptFiles, setKeptFiles] = useState<Record<string, number>>({});
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [kept, gone] = keptId === first.id ? [first, second] : [second, first];
  const rivals = rivalFiles(kept, gone);
  const homes = useHomes(kept, gone);
  const [keptHome, setKeptHome] = useState<number | null>(null);

  const merge = async () => {
    setError(null);
    setIsBusy(true);
    try {
      const keptRecordIds = rivals.map(({ kind, own }) => keptFiles[kind] ?? own.id);
      const { personId } = await archiveCall('people.merge', {
        keptId: kept.id,
        goneId: gone.id,
        keptRecordIds,
        keptHouseholdId: homes.two ? (keptHome ?? homes.two[0].id) : null,
      });
      notifications.show({ message: '已合并，可在人员卡片里撤销', color: 'green', withCloseButton: false });
      props.onMerged(personId);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <ConfirmDialog
      isOpened
      title="合并为同一个人"
      confirmLabel="合并"
      isBusy={isBusy}
      error={error}
      onConfirm={() => void merge()}
      onClose={props.onClose}
    >
      <Radio.Group
        label="以哪个登记为准"
        description="姓名、号码等以它为准；另一个登记的姓名和号码留作其他姓名和曾用号码，仍能查到。"
        value={String(keptId)}
        onChange={(value) => {
          setKeptId(Number(value));
          setKeptFiles({});
        }}
      >
        <Stack gap={6} mt={6}>
          {[first, second].map((card) => (
            <Radio
              key={card.id}
              value={String(card.id)}
              label={`${card.name}　${numberWithKind(card.idKind, card.idNumber)}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      {rivals.map(({ kind, own, other }) => (
        <Radio.Group
          key={kind}
          label={`两份${recordKindLabels[own.kind]}，保留哪一份`}
          description="另一份作废，内容和修改记录都保留。"
          value={String(keptFiles[kind] ?? own.id)}
          onChange={(value) => setKeptFiles((old) => ({ ...old, [kind]: Number(value) }))}
        >
          <Stack gap={6} mt={6}>
            {[own, other].map((file) => (
              <Radio key={file.id} value={String(file.id)} label={fileWords(file)} />
            ))}
          </Stack>
        </Radio.Group>
      ))}
      {homes.two ? (
        <Radio.Group
          label="分别登记在两户，一个人只能在一户，保留在哪一户"
          description="另一户里的登记作废；那一户只有这一个人的，一起取消。"
          value={String(keptHome ?? homes.two[0].id)}
          onChange={(value) => setKeptHome(Number(value))}
        >
          <Stack gap={6} mt={6}>
            {homes.two.map((home) => (
              <Radio key={home.id} value={String(home.id)} label={`${home.headName}户　${home.number}`} />
            ))}
          </Stack>
        </Radio.Group>
      ) : homes.isSame ? (
        <Text size="sm">两个登记在同一户，合并后这一户里留一个人。</Text>
      ) : null}
      <Text size="sm" c="gray.7">
        合并后随时可以在人员卡片里撤销，两边都会恢复原样。
      </Text>
    </ConfirmDialog>
  );
}

/** The households the two are in now: in two different ones the clerk has to choose. */
function useHomes(kept: PersonCard, gone: PersonCard): { two: [HouseholdName, HouseholdName] | null; isSame: boolean } {
  const [own, other] = [
    useArchive('households.ofPerson', { personId: kept.id }).data?.items,
    useArchive('households.ofPerson', { personId: gone.id }).data?.items,
  ].map((items) => items?.find((item) => item.leftOn === null)?.household);
  if (!own || !other) return { two: null, isSame: false };
  return own.id === other.id ? { two: null, isSame: true } : { two: [own, other], isSame: false };
}

function fileWords(file: CardFile): string {
  return `${file.number}${file.communityName ? `　${file.communityName}` : ''}　${file.openedOn} 建档`;
}

function rivalFiles(kept: PersonCard, gone: PersonCard): { kind: string; own: CardFile; other: CardFile }[] {
  // Of a kind with one file for life a closed one stands beside no other.
  const isRival = (file: CardFile): boolean =>
    isOpenFile(file) || (file.removedAt === null && kinds[file.kind].afterClosing === 'reopen');
  return kept.files.filter(isRival).flatMap((own) => {
    const other = gone.files.find((file) => isRival(file) && file.kind === own.kind);
    return other ? [{ kind: own.kind, own, other }] : [];
  });
}
