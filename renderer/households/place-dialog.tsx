import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Household } from '#shared/contract/households.ts';
import { PlaceFields } from './place-fields.tsx';

/** 修改住址: the household lives elsewhere, or it was written wrongly. */
export function PlaceDialog({ household, onClose }: { household: Household; onClose: () => void }) {
  const [place, setPlace] = useState<{ communityId: number | null; address: string }>(household);
  const [document, setDocument] = useState(household.document);
  const [isLacking, setIsLacking] = useState(false);
  const act = useAct();
  const errors: Record<string, string> = {
    ...(act.failure ? fieldErrors(act.failure) : {}),
    ...(isLacking ? { communityId: '请选择社区' } : {}),
  };
  const save = async () => {
    const { communityId, address } = place;
    setIsLacking(communityId === null);
    if (communityId === null) return;
    const isDone = await act.run(async () => {
      const { saved } = await archiveCall('households.save', { id: household.id, communityId, address, document });
      return saved ? '住址已修改' : '没有改动';
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title="修改住址"
      submitLabel="保存"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['communityId', 'address', 'document']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <PlaceFields
        communityId={place.communityId}
        address={place.address}
        errors={errors}
        onChange={(part) => setPlace((old) => ({ ...old, ...part }))}
      />
      <TextInput
        label="立户依据（可不填）"
        value={document}
        maxLength={200}
        error={errors.document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
