import { Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useArchive } from '#renderer/queries.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import classes from './form.module.css';
import { type FormStore, useField } from './form-store.ts';

/** Says while the number is typed whether it is somebody's already, and leads to the file. */
export function KnownPerson({ store, field, personId }: { store: FormStore; field: string; personId: number | null }) {
  const { value } = useField(store, field);
  const read = readAnyNumber(typeof value === 'string' ? value : '');
  const answer = useArchive(
    'people.findByIdNumber',
    { idNumber: read.ok ? read.number : '', kind: store.form.kind },
    { isEnabled: read.ok },
  ).data;
  const found = answer?.found;
  if (read.ok && answer?.isElsewhere)
    return (
      <div className={classes.words} role="alert">
        <p data-tone="warn">
          <IconAlertTriangle size={15} aria-hidden />
          <span>这个号码的人在您范围以外已有登记，请不要重复建档，联系系统管理员核对</span>
        </p>
      </div>
    );
  if (!read.ok || !found || found.personId === personId) return null;
  return (
    <div className={classes.words} role="alert">
      <p data-tone="warn">
        <IconAlertTriangle size={15} aria-hidden />
        {found.recordId === null ? (
          <span>登记过这个号码：{found.name}，没有在用的档案，姓名相符的已带入登记的内容</span>
        ) : (
          <span>
            这个号码已登记给 {found.name}（{found.number}），
            <Anchor component={Link} href={`/records/${found.recordId}`} inherit>
              打开那份档案
            </Anchor>
          </span>
        )}
      </p>
    </div>
  );
}
