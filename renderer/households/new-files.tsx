import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { kinds, recordKindLabels } from '#shared/records/kinds.ts';

/** The files that can be begun for a household, of each kind the office keeps that is of households. */
export function NewFilesOfHousehold({ householdId }: { householdId: number }) {
  return useKinds()
    .filter((kind) => kinds[kind].subject === 'household')
    .map((kind) => (
      <Button
        key={kind}
        component={Link}
        href={`/records/new/${kind}?household=${householdId}`}
        variant="default"
        leftSection={<IconPlus size={17} />}
      >
        新建{recordKindLabels[kind]}
      </Button>
    ));
}
