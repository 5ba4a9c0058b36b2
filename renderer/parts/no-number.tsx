import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './no-number.module.css';

/** 暂无号码, where a person's number would stand: seen at once, and no number. */
export function NoNumber() {
  return <span className={classes.none}>{numberInWords(null)}</span>;
}
