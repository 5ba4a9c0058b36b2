import type { FormOffer } from '#renderer/life/screen.ts';
import type { States } from '#shared/life/step.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { whyUnfit } from '#shared/records/retiree/forms/who-fits.ts';

/** The forms that belong to where a retiree's file stands. */
export function formsOf(file: RetireeFile, states: States, today: string): FormOffer[] {
  const { id: recordId, number, values } = file;
  const recordIds = [recordId];
  const { name, retiredOn } = values;
  const { management = values.management, benefitState = values.benefitState } = states;
  const of = { name, number, management, benefitState, retiredOn, certifiedThrough: null };
  const certifying: FormOffer[] = [
    { label: '资格认证表', request: { form: 'certification-form', recordIds } },
    { label: '异地协助认证表', request: { form: 'certification-assist', recordId } },
    { label: '认证通知书', request: { form: 'certification-notice', recordIds } },
  ];
  const paused: FormOffer = { label: '暂停发放告知书', request: { form: 'suspension-notice', recordIds } };
  const ending: FormOffer = {
    label: '死亡（停发）申报表',
    request: { form: 'death-report', recordId, paidThrough: null },
  };
  const claim: FormOffer = {
    label: '遗属待遇申领表',
    request: { form: 'survivor-claim', recordId, paidThrough: null },
  };
  return [
    { label: '登记表', request: { form: 'retiree-registration', recordId } },
    ...[...certifying, ...(benefitState === 'B2' ? [paused] : []), ending, claim].filter(
      ({ request }) => whyUnfit(request.form, of, today) === null,
    ),
  ];
}
