import { foldWidth } from './text.ts';

/** A mobile of 11 digits, or a landline of 7 or 8 digits with optional area code and extension. */
export function readPhone(text: string): { ok: true; phone: string } | { ok: false } {
  const compact = foldWidth(text)
    .replace(/[\s\u00A0]+/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replace(/[—–－]/g, '-')
    .replace(/[()（）]/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/转/, '-');
  const isMobile = /^1[3-9]\d{9}$/.test(compact);
  const isLandline = /^(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?$/.test(compact);
  return isMobile || isLandline ? { ok: true, phone: compact } : { ok: false };
}
