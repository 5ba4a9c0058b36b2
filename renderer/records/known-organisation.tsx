import { Anchor } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from 'wouter';
import { useArchive } from '#renderer/queries.ts';
import type { FoundOrganisation, NamingField } from '#shared/contract/organisations.ts';
import classes from './form.module.css';
import { type FormStore, useField } from './form-store.ts';

const HAN = /\p{Script=Han}/u;

/** Says whom of the register the text names, and leads there; or that the register does not know it. */
export function KnownOrganisation({ store, field, naming }: { store: FormStore; field: string; naming: NamingField }) {
  const { value } = useField(store, field);
  const typed = typeof value === 'string' ? value.trim() : '';
  const [text] = useDebouncedValue(typed, 150);
  const answer = useArchive(
    'organisations.find',
    { field: naming, text: text.slice(0, 120) },
    { isEnabled: text !== '', keepsPrevious: true },
  ).data;
  // Letters alone are initials on their way to a choice.
  if (text === '' || !HAN.test(typed) || !answer) return null;
  const { found } = answer;
  return (
    <div className={classes.words}>
      <p data-tone="info">
        {found ? (
          <span>
            单位库：
            <Anchor component={Link} href={`/settings/organisations/${found.id}`} inherit underline="always">
              {found.name}
            </Anchor>
            {wordsOf(found)}
          </span>
        ) : (
          '单位库里没有这个名称，可照写；保存后在“设置—单位”里统一登记'
        )}
      </p>
    </div>
  );
}

function wordsOf(found: FoundOrganisation): string {
  const by = found.by === 'former' ? '（这是曾用名）' : found.by === 'spelling' ? '（登记过的写法）' : '';
  if (found.validTo === null) return by;
  const after = found.successorName === null ? '' : `，由 ${found.successorName} 承接`;
  return `${by}，${found.validTo} 终止${after}`;
}
