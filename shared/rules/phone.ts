import { foldWidth, withoutBlanks } from './text.ts';

const MOBILE = /^(?:(?:\+|00)?86-?)?(1[3-9]\d{9})$/;
// Area codes: 010 and 02x have three digits, all others four (the national numbering plan).
const LANDLINE = /^(?:(?:\+|00)86-?0?|0)(10|2\d|[3-9]\d{2})-?([2-8]\d{6,7})(?:-(\d{1,6}))?$/;

export type PhoneReading = { ok: true; phone: string } | { ok: false };

/**
 * A mobile number as 11 digits; a landline as 0591-87654321 or, with an extension, 0591-87654321-802. Brackets, blanks,
 * dashes of any kind, 转 and the country code 86 are put right. A landline without its area code is refused.
 */
export function readPhone(text: string): PhoneReading {
  const tidied = tidyPhone(text);
  const mobile = MOBILE.exec(tidied.replaceAll('-', ''));
  if (mobile) return { ok: true, phone: mobile[1] as string };
  const landline = LANDLINE.exec(tidied);
  if (!landline) return { ok: false };
  const extension = landline[3] === undefined ? '' : `-${landline[3]}`;
  return { ok: true, phone: `0${landline[1]}-${landline[2]}${extension}` };
}

function tidyPhone(text: string): string {
  return withoutBlanks(foldWidth(text))
    .replace(/[‐‑‒–—―−]+/g, '-')
    .replace(/^\(((?:\+|00)?\d+)\)-?/, '$1-')
    .replace(/-*(?:转|分机|ext\.?)/i, '-')
    .replace(/-+/g, '-');
}
