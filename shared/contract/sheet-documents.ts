import { z } from 'zod';

/**
 * Forms as data: what stands on a printed form, in paper order, without anything of how it is drawn. Builders write
 * it, one drawing serves all; millimetres as on the paper.
 */

const mm = z.number().positive().max(300);

const cellWidth = { width: mm };
/** `rows`: how many rows the cell reaches down. */
const reach = { rows: z.int().min(1).max(20).optional() };

export const FormCell = z.discriminatedUnion('kind', [
  /** The printed name of a field; a `|` is where a long one is broken. */
  z.strictObject({ kind: z.literal('label'), text: z.string(), ...cellWidth, ...reach }),
  /** What is filled in; null is left empty for the pen. */
  z.strictObject({
    kind: z.literal('value'),
    text: z.string().nullable(),
    align: z.enum(['left', 'center', 'right']).optional(),
    isNumber: z.boolean().optional(),
    largestPt: z.number().optional(),
    ...cellWidth,
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('ticks'),
    items: z.array(z.strictObject({ label: z.string(), isTicked: z.boolean() })).max(30),
    ...cellWidth,
  }),
  /** Printed prose: a declaration, the text of a formula. */
  z.strictObject({
    kind: z.literal('prose'),
    text: z.string(),
    largestPt: z.number().optional(),
    ...cellWidth,
    ...reach,
  }),
  /** A cell to sign: whose opinion, what is printed in it, who signs with which mark, the date. */
  z.strictObject({
    kind: z.literal('opinion'),
    title: z.string(),
    body: z.string().optional(),
    signers: z.array(z.strictObject({ who: z.string(), mark: z.string() })).max(6),
    /** Already known: the day printed instead of 年　月　日. */
    day: z.string().optional(),
    ...cellWidth,
    ...reach,
  }),
  /** A one-inch photo as a data URL, or its empty place. */
  z.strictObject({ kind: z.literal('photo'), picture: z.string().nullable(), ...cellWidth, ...reach }),
]);
export type FormCell = z.infer<typeof FormCell>;

export const FormRow = z.strictObject({ height: mm, cells: z.array(FormCell).max(40) });
export type FormRow = z.infer<typeof FormRow>;

const blocks = [
  z.strictObject({ kind: z.literal('title'), text: z.string(), largestPt: z.number().optional() }),
  /** A line with something at its left and its right end. */
  z.strictObject({ kind: z.literal('ends'), left: z.string(), right: z.string() }),
  z.strictObject({ kind: z.literal('grid'), rows: z.array(FormRow).max(60) }),
  /** Paragraphs as a letter has them; `isIndented` by two characters. */
  z.strictObject({
    kind: z.literal('paragraph'),
    text: z.string(),
    height: mm,
    largestPt: z.number().optional(),
    align: z.enum(['left', 'center', 'right']).optional(),
    isIndented: z.boolean().optional(),
  }),
  /** Where the paper is torn or cut, with the words on the line. */
  z.strictObject({ kind: z.literal('cut'), text: z.string() }),
  z.strictObject({ kind: z.literal('space'), height: z.number().min(0).max(300) }),
  /** What shows through the window of an envelope: 20 mm from the left edge of the paper, 45 mm from the top. */
  z.strictObject({ kind: z.literal('address'), lines: z.array(z.string()).max(10) }),
] as const;
const PlainBlock = z.discriminatedUnion('kind', [...blocks]);
export type PlainBlock = z.infer<typeof PlainBlock>;

export const FormBlock = z.discriminatedUnion('kind', [
  ...blocks,
  /** Two forms beside each other, as a form and the slip torn off it. */
  z.strictObject({
    kind: z.literal('columns'),
    height: mm,
    leftWidth: mm,
    gap: mm,
    left: z.array(PlainBlock).max(20),
    right: z.array(PlainBlock).max(20),
  }),
]);
export type FormBlock = z.infer<typeof FormBlock>;

export const FormDocument = z.strictObject({
  kind: z.literal('form'),
  fileName: z.string(),
  /** Small print at the foot: copies, how to fill it in. */
  notes: z.string(),
  pages: z.array(z.array(FormBlock).max(40)).min(1).max(500),
});
export type FormDocument = z.infer<typeof FormDocument>;

export const RosterColumn = z.strictObject({
  /** A `|` is where a long one is broken. */
  title: z.string(),
  width: mm,
  /** `money` in fen, `count` whole numbers. */
  kind: z.enum(['text', 'number', 'money', 'count']),
  align: z.enum(['left', 'center', 'right']).optional(),
  /** Its subtotal and total stand under it. */
  isSummed: z.boolean().optional(),
  /** An empty cell says that there is none, and not that nobody knows: it adds nothing to the sums. */
  isBlankNone: z.boolean().optional(),
});
export type RosterColumn = z.infer<typeof RosterColumn>;

const NamedText = z.strictObject({ name: z.string(), text: z.string() });

/** One roster of its own: its own numbers, pages, subtotals, total and signatures. */
export const RosterSection = z.strictObject({
  /** Repeated on every page, in lines of parts that share the width evenly. */
  head: z.array(z.array(NamedText).min(1).max(6)).max(4),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).max(100_000),
  /** What stands below the total, one line each, as 总计（大写）. */
  closing: z.array(z.string()).max(8),
});
export type RosterSection = z.infer<typeof RosterSection>;

export const RosterDocument = z.strictObject({
  kind: z.literal('roster'),
  title: z.string(),
  /** A word that stands large and pale behind every page: 作废. */
  mark: z.string().max(4).optional(),
  fileName: z.string(),
  notes: z.string(),
  /** What a row is, for sums: 人, 卷. */
  unit: z.string(),
  /** Whether nothing can be summed, since what the rows would be made of is not known: no count and no sum then. */
  areSumsUnknown: z.boolean().optional(),
  /** The first is the running number where its title is 序号: it is given by the drawing, not by the rows. */
  columns: z.array(RosterColumn).min(2).max(24),
  sections: z.array(RosterSection).max(2000),
  /** Who signs on the last page of each section, side by side. */
  signers: z.array(z.string()).max(6),
});
export type RosterDocument = z.infer<typeof RosterDocument>;

export const SheetDocument = z.discriminatedUnion('kind', [FormDocument, RosterDocument]);
export type SheetDocument = z.infer<typeof SheetDocument>;
