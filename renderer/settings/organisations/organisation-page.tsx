import { Button, Group, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconFolders } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { leaveTo } from '#renderer/app/unsaved.tsx';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { askNaming } from '#renderer/people/list-store.ts';
import { useArchive } from '#renderer/queries.ts';
import { organisationLabels } from '#shared/codes/organisation.ts';
import type { NamingField, Organisation } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { organisationLikenessLabels } from '#shared/rules/organisation-name.ts';
import settings from '../settings.module.css';
import { CloseDialog } from './close-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { NamePanel } from './name-panel.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { UNDO_HINT } from './organisation-panel.tsx';
import { kindWords, stateWords } from './organisation-words.ts';
import classes from './organisations.module.css';
import { RemoveDialog } from './remove-dialog.tsx';

const LIST = '/settings/organisations';

/** A new organisation. */
export function NewOrganisation() {
  const [, navigate] = useLocation();
  return (
    <section className={settings.panel} aria-label="登记单位">
      <Back />
      <h2>登记单位</h2>
      <OrganisationForm
        edited={null}
        onSaved={(id) => navigate(`${LIST}/${id}`, { replace: true })}
        onCancel={() => leaveTo(LIST, () => navigate(LIST))}
      />
    </section>
  );
}

/** One organisation with everything that points to it, and what can be done about it. */
export function OrganisationPage({ id }: { id: number }) {
  const found = useArchive('organisations.get', { id });
  const [isEditing, setIsEditing] = useState(false);
  const [dialog, setDialog] = useState<'close' | 'merge' | 'remove' | null>(null);
  const [otherId, setOtherId] = useState<number | null>(null);
  const [, navigate] = useLocation();
  // An Esc that closes a dialog is not meant for the page.
  const leave = () => (isEditing || dialog !== null ? undefined : navigate(LIST));
  useKeys({ Escape: leave });
  if (found.error)
    return (
      <section className={settings.panel} aria-label="单位">
        <Back />
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      </section>
    );
  if (!found.data) return <Skeleton height={320} role="status" aria-label="正在读取单位" />;
  const one = found.data;
  const merge = (other: number | null) => {
    setOtherId(other);
    setDialog('merge');
  };

  return (
    <section className={settings.panel} aria-label={one.name}>
      <Back />
      <div className={settings.head}>
        <div>
          <h2 className={classes.title}>
            {one.name}
            {one.validTo === null ? null : <StateBadge tone="calm">{stateWords(one)}</StateBadge>}
          </h2>
          <p>{kindWords(one.kinds)}</p>
        </div>
        {isEditing ? null : (
          <Group gap="xs" wrap="nowrap">
            <Button onClick={() => setIsEditing(true)}>修改</Button>
            <Button variant="default" onClick={() => setDialog('close')}>
              {one.validTo === null ? '终止…' : '改终止情况…'}
            </Button>
            <Button variant="default" onClick={() => merge(null)}>
              合并…
            </Button>
            <Button variant="default" onClick={() => setDialog('remove')}>
              移除…
            </Button>
          </Group>
        )}
      </div>
      {isEditing ? (
        <OrganisationForm
          edited={one}
          onSaved={() => setIsEditing(false)}
          onCancel={() => leaveTo(LIST, () => setIsEditing(false))}
        />
      ) : (
        <>
          {one.similar.length > 0 ? (
            <div className={classes.why} role="note">
              可能是同一个单位：
              {one.similar.map((other) => (
                <span key={other.id} className={classes.similar}>
                  <Link href={`${LIST}/${other.id}`}>{other.name}</Link>（{organisationLikenessLabels[other.why]}）
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`比对合并… ${other.name}`}
                    onClick={() => merge(other.id)}
                  >
                    比对合并…
                  </Button>
                </span>
              ))}
            </div>
          ) : null}
          <div className={classes.columns}>
            <div>
              <Words one={one} />
              <NamePanel one={one} />
            </div>
            <UsePanel one={one} />
          </div>
          <div>
            <h3 className={classes.sub}>办理记录（可以撤销）</h3>
            <p>
              {formatInstant(one.createdAt)} 登记，{formatInstant(one.updatedAt)} 由{one.updatedBy}最后修改。
            </p>
            <UndoList commands={one.commands} hint={UNDO_HINT} />
          </div>
        </>
      )}
      {dialog === 'close' ? <CloseDialog one={one} onClose={() => setDialog(null)} /> : null}
      {dialog === 'merge' ? <MergeDialog one={one} otherId={otherId} onClose={() => setDialog(null)} /> : null}
      {dialog === 'remove' ? (
        <RemoveDialog one={one} onClose={() => setDialog(null)} onRemoved={() => navigate(LIST)} />
      ) : null}
    </section>
  );
}

function Back() {
  return (
    <Group gap="xs">
      <Button
        component={Link}
        href={LIST}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} />}
        title="Esc"
      >
        单位
      </Button>
    </Group>
  );
}

function Words({ one }: { one: Organisation }) {
  const codes = useCodes();
  const words: [string, string | null][] = [
    [organisationLabels.creditCode, one.creditCode],
    [organisationLabels.organisationCode, one.organisationCode],
    [organisationLabels.licenceNumber, one.licenceNumber],
    [organisationLabels.unitNumber, one.unitNumber],
    [organisationLabels.bankCode, one.bankCode && codes.label('bank', one.bankCode)],
    [organisationLabels.head, one.head],
    [organisationLabels.address, one.address],
    [organisationLabels.contact, one.contact],
    [organisationLabels.phone, one.phone],
    [organisationLabels.validFrom, one.validFrom],
    [organisationLabels.remark, one.remark],
  ];
  const known = words.filter(([, value]) => value !== null);
  if (known.length === 0) return <p>还没有填写代码、地址、联系人，可按“修改”补上。</p>;
  return (
    <dl className={classes.words}>
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What points to the organisation: files by employer and by bank, and the organisations before and after. */
function UsePanel({ one }: { one: Organisation }) {
  const [, navigate] = useLocation();
  const show = (role: NamingField) => {
    askNaming(role, one.id);
    navigate('/');
  };
  return (
    <div className={classes.uses}>
      <h3 className={classes.sub}>用到它的档案</h3>
      {one.files + one.accounts === 0 ? <p>还没有档案用到这个单位。</p> : null}
      <Group gap="xs">
        {one.files > 0 ? (
          <Button variant="light" leftSection={<IconFolders size={16} />} onClick={() => show('employer')}>
            原工作单位是它的 {formatCount(one.files)} 份
          </Button>
        ) : null}
        {one.accounts > 0 ? (
          <Button variant="light" leftSection={<IconFolders size={16} />} onClick={() => show('bank')}>
            由它发放的 {formatCount(one.accounts)} 份
          </Button>
        ) : null}
      </Group>
      {one.communities.length > 0 ? (
        <ul className={classes.chips} aria-label="档案所在社区">
          {one.communities.map((community) => (
            <li key={community.name ?? ''}>
              {community.name ?? '未填社区'} <strong>{formatCount(community.files)}</strong>
            </li>
          ))}
        </ul>
      ) : null}
      {one.successor ? (
        <p>
          由 <Link href={`${LIST}/${one.successor.id}`}>{one.successor.name}</Link> 承接
        </p>
      ) : null}
      {one.predecessors.length > 0 ? (
        <p>
          承接了：
          {one.predecessors.map((before, index) => (
            <span key={before.id}>
              {index > 0 ? '、' : ''}
              <Link href={`${LIST}/${before.id}`}>{before.name}</Link>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
