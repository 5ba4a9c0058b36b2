import type { RollLine } from '../../contract/payments.ts';
import { textLine } from '../../rules/text-lines.ts';

/** What the roll of a month says on its papers, and nothing that is said later of it (answers, returns). */
export interface RollSaid {
  month: string;
  lines: readonly Omit<RollLine, 'lineId' | 'state' | 'returnReason'>[];
}

/**
 * The roll as a text that is digested, by version. One that was used is never changed: archives hold its digests. A
 * paper that prints more gets a new version beside it.
 */
export const rollTexts = {
  'roll-text/1': ({ month, lines }: RollSaid): string =>
    [
      textLine(['养老金社会化发放花名册', month, lines.length]),
      ...lines.map((line, index) =>
        textLine([
          ...[index + 1, line.name, line.gender, line.idNumber, line.phone, line.communityName],
          ...[line.bankCode, line.bankName, line.accountNumber, line.accountName, line.paymentMethod],
          ...[line.baseFen, line.subsidyFen, line.arrearsFen, line.deductionFen, line.netFen, line.note],
        ]),
      ),
      textLine(['总计', lines.length, lines.reduce((sum, { netFen }) => sum + netFen, 0)]),
    ].join(''),
} as const;

/** The version rolls are kept by from now on. */
export const ROLL_TEXT = 'roll-text/1' satisfies keyof typeof rollTexts;
