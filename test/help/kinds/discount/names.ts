import type { KindForm, KindReport } from '#shared/records/kind.ts';
import { figure } from '#shared/reports/figure.ts';
import { A4_PORTRAIT } from '#shared/sheets/paper.ts';

/** The form and the report of the small kind of a person. */

export const discountForms: Readonly<Record<string, KindForm>> = {
  'discount-card': { title: '优待证登记卡', paper: A4_PORTRAIT },
};

export const discountReports: Readonly<Record<string, KindReport>> = {
  'discount-cards': {
    title: '优待证发放情况表',
    figures: [figure('cards', '1', 0, '有效优待证', 'files', '期末有效的优待证，一证一件')],
  },
};
