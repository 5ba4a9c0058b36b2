import { Alert, Anchor, Button } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { NewOutletDialog } from '#renderer/outlets/outlet-dialog.tsx';
import { useArchive } from '#renderer/queries.ts';
import { type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { type Found, FoundPicker } from './found-picker.tsx';
import { StartPage } from './start-page.tsx';

/** Which outlet a new file is of; one nobody has registered yet is registered here. */
export function OutletChoice({ kind }: { kind: RecordKind }) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<number | null>(null);
  const [typed, setTyped] = useState('');
  const [isNew, setIsNew] = useState(false);
  const outlet = useArchive('outlets.get', { id: chosen ?? 1 }, { isEnabled: chosen !== null });
  const goOn = (id: number) => navigate(`/records/new/${kind}?outlet=${id}`, { replace: true });
  const isRead = chosen !== null && outlet.data?.id === chosen;
  const file = isRead ? outlet.data?.files.find((one) => one.kind === kind && one.closedOn === null) : undefined;
  return (
    <StartPage
      kind={kind}
      asks="哪个网点"
      isReady={isRead && file === undefined}
      onGoOn={() => chosen !== null && goOn(chosen)}
      other={
        <Button variant="default" leftSection={<IconBuildingStore size={17} />} onClick={() => setIsNew(true)}>
          登记新网点…
        </Button>
      }
    >
      <FoundPicker
        label="网点"
        placeholder="名称、拼音首字母、地址或举办单位"
        nothingFound="没有登记过，请点“登记新网点”"
        taken=""
        useFound={useOutlets}
        onChange={setChosen}
        onType={setTyped}
      />
      {file ? (
        <Alert role="alert" color="yellow" variant="light" p="sm">
          这个网点已有在用的{recordKindLabels[kind]}，不用再建：
          <Anchor component={Link} href={`/records/${file.id}`}>
            打开 {file.number}
          </Anchor>
        </Alert>
      ) : null}
      {outlet.error ? <ErrorNote error={outlet.error} onRetry={() => void outlet.refetch()} /> : null}
      {isNew ? (
        <NewOutletDialog
          name={typed.trim()}
          page={`/records/new/${kind}`}
          onDone={goOn}
          onClose={() => setIsNew(false)}
        />
      ) : null}
    </StartPage>
  );
}

function useOutlets(text: string): Found {
  const found = useArchive('outlets.list', { text, limit: 20 }, { keepsPrevious: true });
  return {
    offers: (found.data?.rows ?? []).map((row) => ({
      id: row.id,
      taken: row.name,
      shown: (
        <span>
          <strong>{row.name}</strong>　{row.communityName}　{row.address}　{row.keeper}
        </span>
      ),
    })),
    isAnswered: found.data !== undefined && !found.isPlaceholderData,
  };
}
