import { Fragment } from 'react';
import text from './text.module.css';

// Days, months, 档号 and whatever else is a number of many digits: broken after a hyphen it is read as two.
const KEPT = /\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{9}-[A-Z]{2}\d{4}-\d{5}|\d{4}年\d{1,2}月(?:\d{1,2}日)?|[0-9*]{8,}[0-9X]/g;

/** A sentence in pieces: those that no line may break, and what lies between them. */
export function unbrokenParts(sentence: string): { text: string; isKept: boolean }[] {
  const parts: { text: string; isKept: boolean }[] = [];
  let at = 0;
  const add = (text: string, isKept: boolean) => {
    if (text !== '') parts.push({ text, isKept });
  };
  for (const { 0: kept, index } of sentence.matchAll(KEPT)) {
    add(sentence.slice(at, index), false);
    add(kept, true);
    at = index + kept.length;
  }
  add(sentence.slice(at), false);
  return parts;
}

/** A sentence of a clerk's screen, with every day and number in it whole on one line. */
export function Unbroken({ children }: { children: string }) {
  const parts = unbrokenParts(children);
  let start = 0;
  return parts.map((part) => {
    const key = start;
    start += part.text.length;
    return part.isKept ? (
      <span key={key} className={text.unbroken}>
        {part.text}
      </span>
    ) : (
      <Fragment key={key}>{part.text}</Fragment>
    );
  });
}
