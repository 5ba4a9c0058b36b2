import { Button, Group, Modal, Skeleton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import { serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceLine } from '#shared/contract/care.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import { ageWords } from './people-field.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import { byWords, contentWords } from './service-words.ts';

/** One act whole, with everybody it was done for; from here it is corrected or removed. */
export function ServiceView({ id, page, onClose }: { id: number; page: string; onClose: () => void }) {
  const found = useArchive('care.get', { id }, { isAlwaysFresh: true });
  const [asked, setAsked] = useState<'correct' | 'remove' | null>(null);
  if (found.data && asked === 'correct') {
    const people = found.data.people.map(({ recordId, name, birthOn }) => ({
      ...{ recordId, name },
      aside: ageWords(birthOn),
    }));
    return <ServiceDialog service={found.data.service} people={people} page={page} onClose={onClose} />;
  }
  if (found.data && asked === 'remove')
    return <RemoveDialog service={found.data.service} page={page} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={found.data ? `${serviceLabels[found.data.service.kind]}记录` : '服务记录'}
      size={680}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      {found.error ? <ErrorNote error={found.error} /> : null}
      {found.data ? (
        <>
          <Facts service={found.data.service} />
          <ul className={classes.members} aria-label="服务对象">
            {found.data.people.map(({ recordId, name, birthOn, communityName, number }) => (
              <li key={recordId}>
                <Link href={`/records/${recordId}?tab=life`} className={classes.name} onClick={onClose}>
                  {name}
                </Link>
                <span>{[ageWords(birthOn), communityName, number].filter(Boolean).join('　')}</span>
              </li>
            ))}
            {found.data.service.hidden > 0 ? (
              <li>
                另有 {formatCount(found.data.service.hidden)}{' '}
                人不在您的范围内，这条记录要由数据范围包括全部对象的人更正。
              </li>
            ) : null}
          </ul>
          <div className={classes.acts}>
            <ActList noun="care" nounId={id} hint="这条记录和它约定的下次走访恢复到这一步以前。" />
          </div>
          {found.data.service.hidden === 0 ? (
            <Group justify="flex-end" gap="sm" mt="sm">
              <Button variant="default" onClick={() => setAsked('remove')}>
                移除…
              </Button>
              <Button variant="default" data-autofocus onClick={() => setAsked('correct')}>
                更正…
              </Button>
            </Group>
          ) : null}
        </>
      ) : (
        <Skeleton height={180} role="status" aria-label="正在读取" />
      )}
    </Modal>
  );
}

function Facts({ service }: { service: ServiceLine }) {
  const facts: [string, string | null][] = [
    ['日期', formatDate(service.on, 'han')],
    ['地点', service.place],
    ['服务人员', byWords(service)],
    ['自管小组', service.groupName],
    ['内容', contentWords(service)],
    ['结果', service.result],
    ['下次走访', service.nextOn === null ? null : formatDate(service.nextOn, 'han')],
    ['登记', `${service.by.name} ${formatInstant(service.at)}`],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, text]) => text !== null && text !== '')
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function RemoveDialog(props: { service: ServiceLine; page: string; onClose: () => void }) {
  const { service, page, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({ reason: '' });
  const remove = async () => {
    if (isLacking(draft.reason.trim() === '' ? { reason: '请写明移除的原因' } : {})) return;
    const isDone = await act.run(async () => {
      const { id, version } = service;
      const { commandId } = await archiveCall('care.remove', { id, version, reason: draft.reason });
      showDone(`已移除${serviceLabels[service.kind]}记录`, commandId, page);
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`移除${serviceLabels[service.kind]}记录（${service.on}，${formatCount(service.count)} 人）`}
      submitLabel="移除"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['reason']}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      <p className={classes.hint}>移除以后不再计入人次，它约定的下次走访也不再列入待办；可以撤销。</p>
      <Textarea
        label="移除原因"
        placeholder="如：没有去成；登记重复"
        value={draft.reason}
        maxLength={100}
        error={errors.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        data-autofocus
      />
    </FormDialog>
  );
}
