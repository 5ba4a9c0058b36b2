import { benefitFigures } from './benefit.ts';
import { certificationFigures } from './certification.ts';
import type { FigureDefinition } from './figure.ts';
import { managementFigures } from './management.ts';
import type { ReportName } from './names.ts';

/** Every report with its figures, in the order of the form. */
export const reportFigures: Record<ReportName, readonly FigureDefinition[]> = {
  management: managementFigures,
  certification: certificationFigures,
  benefit: benefitFigures,
};
