/** What a clerk reads where no document decides a value or a code. */
export const TO_CONFIRM = '待本单位确认';

const DOCUMENT = /GB(?:\/T)? ?\d|《.+》|〔\d{4}〕|令第\d+号|本程序自定/;
const RESEARCH = /地做法|未见原文|没有查到|原文没有|原文不全|在用|见于|据一份|公开列表|一般知识|同一厂商/;

/**
 * What of the note where we found something an office may rely on: the parts that name a standard, a law or an official
 * paper. How our search went is no source for an office: where nothing else stands there, it is to confirm the code.
 */
export function shownSource(note: string): string {
  const parts = note
    .replace(/（[^）]*）/g, (inner) => (RESEARCH.test(inner) ? '' : inner))
    .split(/[；，]/)
    .filter((part) => DOCUMENT.test(part) && !RESEARCH.test(part));
  return parts.length === 0 ? TO_CONFIRM : parts.join('；');
}
