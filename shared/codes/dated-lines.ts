import type { DatedValue } from './dated-key.ts';
import { TO_CONFIRM } from './shown-source.ts';

/**
 * Values the program brings along, one a line: key, first day, last day or -, value and document; for an unconfirmed value
 * our note where it came from, which no screen shows. 2000-01-01 stands where the first day is not known.
 * @param mark `source`: a law or a national rule decides them; `unverified`: known from practice, the office confirms them
 */
export function datedLines(mark: DatedValue['mark'], lines: string): DatedValue[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [key = '', validFrom = '', validTo = '', value = '', document = ''] = line.trim().split(' ');
      // Where a value came from that no document decides stays here: an office reads what it has to do.
      const shown = mark === 'source' ? document : TO_CONFIRM;
      return { key, areaCode: '', validFrom, validTo: validTo === '-' ? null : validTo, value, document: shown, mark };
    });
}
