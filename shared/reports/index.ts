import { benefitFigures } from '../records/retiree/reports/benefit.ts';
import { certificationFigures } from '../records/retiree/reports/certification.ts';
import { managementFigures } from '../records/retiree/reports/management.ts';
import type { FigureDefinition } from './figure.ts';
import type { ReportName } from './names.ts';

/** Every report with its figures, in the order of the form. */
export const reportFigures: Record<ReportName, readonly FigureDefinition[]> = {
  management: managementFigures,
  certification: certificationFigures,
  benefit: benefitFigures,
};
