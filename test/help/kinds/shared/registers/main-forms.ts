import { type MainForm, mainForms as shipped } from '#shared/registers/main-forms.ts';

export type { MainForm } from '#shared/registers/main-forms.ts';

const main = (label: string, form: string): MainForm => ({
  label,
  of: (recordId) => ({ form, recordId }) as unknown as ReturnType<MainForm['of']>,
});

/** The shipped register with the kinds of the tests. */
export const mainForms = {
  ...shipped,
  discount: main('登记卡', 'discount-card'),
  relief: main('登记表', 'relief-card'),
  canteen: main('登记表', 'canteen-card'),
};
