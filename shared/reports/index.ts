import { type KindReportName, reportsOfKinds } from '../records/kinds.ts';
import type { FigureDefinition } from './figure.ts';
import { reportNames } from './names.ts';

/** Every report with its figures, in the order of the form. */
export const reportFigures = Object.fromEntries(
  reportNames.map((name) => [name, reportsOfKinds[name].figures]),
) as Record<KindReportName, readonly FigureDefinition[]>;
