import { readPhone } from '#shared/rules/phone.ts';
import type { CellReading } from './read-cell.ts';

const SEPARATORS = /[/、,，;；\s\n|]+|或/;

/**
 * A cell of telephone numbers: one, or two written together (13500000001/0591-87654321). The mobile one is the value; a
 * landline beside it or alone is told apart. What is no number stays as the cell's unread text.
 */
export function readPhoneCell(text: string): Pick<CellReading, 'value' | 'unread' | 'warnings' | 'landline'> {
  const whole = readPhone(text);
  if (whole.ok) return tellApart([whole.phone], null);
  const parts = text.split(SEPARATORS).filter((part) => part !== '');
  const phones = parts.flatMap((part) => {
    const read = readPhone(part);
    return read.ok ? [read.phone] : [];
  });
  const distinct = Array.from(new Set(phones));
  const mobiles = distinct.filter(isMobile).length;
  const isAll = phones.length > 0 && phones.length === parts.length && mobiles <= 1 && distinct.length - mobiles <= 1;
  return tellApart(distinct, isAll ? null : text);
}

function tellApart(phones: readonly string[], unread: string | null) {
  const mobile = phones.find(isMobile) ?? null;
  const landline = phones.find((phone) => !isMobile(phone));
  return {
    value: mobile ?? landline ?? null,
    unread,
    warnings: unread === null ? [] : [{ warning: 'phone-unread' as const, text: unread }],
    ...(landline === undefined ? {} : { landline }),
  };
}

function isMobile(phone: string): boolean {
  return phone.startsWith('1');
}
