import { textLine } from '../../rules/text-lines.ts';
import type { RollLine } from './contract/payments.ts';

/** What the roll of a month says on its papers, and nothing that is said later of it (answers, returns). */
export interface RollSaid {
  month: string;
  /** The roll's own number; 202611-2 came after 202611-1 was voided. */
  number: string;
  lines: readonly Omit<RollLine, 'lineId' | 'state' | 'returnReason'>[];
}

/**
 * The roll as a text that is digested, by version. One that was used is never changed: archives hold its digests. A
 * paper that prints more gets a new version beside it.
 */
export const rollTexts = {
  'roll-text/1': ({ month, lines }: RollSaid): string => rollText([month, lines.length], lines),
  // Says the roll's number too.
  'roll-text/2': ({ month, number, lines }: RollSaid): string => rollText([month, number, lines.length], lines),
} as const;

function rollText(head: readonly (string | number)[], lines: RollSaid['lines']): string {
  return [
    textLine(['养老金社会化发放花名册', ...head]),
    ...lines.map((line, index) =>
      textLine([
        ...[index + 1, line.name, line.gender, line.idNumber, line.phone, line.communityName],
        ...[line.bankCode, line.bankName, line.accountNumber, line.accountName, line.paymentMethod],
        ...[line.baseFen, line.subsidyFen, line.arrearsFen, line.deductionFen, line.netFen, line.note],
      ]),
    ),
    textLine(['总计', lines.length, lines.reduce((sum, { netFen }) => sum + netFen, 0)]),
  ].join('');
}

/** The version rolls are kept by from now on. */
export const ROLL_TEXT = 'roll-text/2' satisfies keyof typeof rollTexts;
