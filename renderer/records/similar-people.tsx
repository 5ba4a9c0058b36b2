import { Anchor } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'wouter';
import { reasonWords } from '#renderer/likeness/likeness-words.ts';
import { useArchive } from '#renderer/queries.ts';
import { readDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import { type FormStore, useField } from './form-store.ts';
import classes from './similar-people.module.css';

const REST_MS = 250;

/** While a file is typed: who in the archive could be this person already, and why. */
export function SimilarPeople({ store, personId }: { store: FormStore; personId: number | null }) {
  const name = asText(useField(store, 'name').value);
  const reading = asText(useField(store, 'reading').value);
  const formerName = asText(useField(store, 'formerName').value);
  const idNumber = asText(useField(store, 'idNumber').value);
  const birth = readDate(asText(useField(store, 'birthOn').value));
  const gender = asText(useField(store, 'gender').value);
  const mobile = asText(useField(store, 'mobile').value);
  const typed = {
    name: name.slice(0, 50),
    reading: reading.slice(0, 200) || null,
    formerName: formerName.slice(0, 50) || null,
    idNumber: idNumber.slice(0, 30) || null,
    birthOn: birth.ok ? birth.value : null,
    gender: gender || null,
    mobile: mobile.slice(0, 30) || null,
    exceptPersonId: personId,
  };
  const [asked] = useDebouncedValue(JSON.stringify(typed), REST_MS);
  const found = useArchive('likeness.similar', JSON.parse(asked) as typeof typed, { isEnabled: name !== '' });
  const items = found.data?.items ?? [];
  const elsewhere = found.data?.elsewhere ?? 0;
  if (items.length === 0 && elsewhere === 0) return null;
  return (
    <section className={classes.box} role="status" aria-label="可能已经登记过">
      <IconUsersGroup size={18} aria-hidden />
      <div>
        {items.length > 0 ? <strong>档案库里有像是同一个人的登记，请先核对：</strong> : null}
        <ul className={classes.list}>
          {items.map((one) => (
            <li key={one.personId}>
              {personId === null ? (
                <Anchor
                  component={Link}
                  href={one.recordId ? `/records/${one.recordId}` : `/people/${one.personId}`}
                  inherit
                  underline="always"
                >
                  {one.name}
                </Anchor>
              ) : (
                <Anchor component={Link} href={`/likeness/${personId}/${one.personId}`} inherit underline="always">
                  {one.name}（比对）
                </Anchor>
              )}
              {'　'}
              {numberInWords(one.idNumber)}　{one.number ?? '没有在用的档案'}
              <span className={classes.why}>
                {one.reasons
                  .map(reasonWords)
                  .filter(({ speaksFor }) => speaksFor === 'one')
                  .map((words) => words.text)
                  .join('，')}
              </span>
            </li>
          ))}
        </ul>
        {elsewhere > 0 ? (
          <p className={classes.elsewhere}>
            {items.length > 0 ? '另外，' : ''}您范围以外的社区有 {formatCount(elsewhere)}{' '}
            个相像的登记，建档前请联系系统管理员核对。
          </p>
        ) : null}
      </div>
    </section>
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
