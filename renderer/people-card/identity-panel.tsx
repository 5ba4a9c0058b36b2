import { useCodes } from '#renderer/codes.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import classes from './card.module.css';

/** What the office knows of the person; corrected in a file. */
export function IdentityPanel({ card }: { card: PersonCard }) {
  const codes = useCodes();
  const words: [string, string | null][] = [
    ['曾用名', card.formerName],
    ['民族', card.ethnicity ? codes.label('ethnicity', card.ethnicity) : null],
    ['出生日期', card.birthOn ? formatDate(card.birthOn, 'han') : null],
    ['手机', card.mobile],
    ['固定电话', card.landline],
    ['户籍地址', card.registeredAddress],
    ['居住地址', card.residenceAddress],
  ];
  const known = words.filter(([, value]) => value !== null);
  return (
    <section className={classes.panel} aria-label="基本情况">
      <h2>基本情况</h2>
      {known.length === 0 ? <p className={classes.none}>还没有填写，可以在档案里补充。</p> : null}
      <dl className={classes.words}>
        {known.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
