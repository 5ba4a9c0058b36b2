import { type MainForm, mainForms as shipped } from '#shared/registers/main-forms.ts';

export type { MainForm } from '#shared/registers/main-forms.ts';

const of = (recordId: number) => ({ form: 'discount-card', recordId }) as unknown as ReturnType<MainForm['of']>;

/** The shipped register with the kinds of the tests. */
export const mainForms = { ...shipped, discount: { label: '登记卡', of } };
