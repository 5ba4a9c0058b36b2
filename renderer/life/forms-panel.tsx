import { today } from '#renderer/parts/today.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { whyUnfit } from '#shared/records/retiree/forms/who-fits.ts';
import classes from './life.module.css';

type States = ArchiveOutput<'life.get'>['states'];

/** The forms that belong to where a file stands, filled in from what is known. */
export function FormsPanel({ file, states }: { file: RecordFile; states: States }) {
  return (
    <section className={classes.panel} aria-label="可以打印的表">
      <h2>可以打印的表</h2>
      <div className={classes.buttons}>
        {offers(file, states).map(({ label, request }) => (
          <PrintButton key={label} label={label} request={request} />
        ))}
      </div>
    </section>
  );
}

interface Offer {
  label: string;
  request: SheetRequest;
}

// What the archive would leave out is not offered.
function offers({ id: recordId, number, values }: RecordFile, { management, benefitState }: States): Offer[] {
  const recordIds = [recordId];
  const { name, retiredOn } = values;
  const of = { name, number, management, benefitState, retiredOn, certifiedThrough: null };
  const certifying: Offer[] = [
    { label: '资格认证表', request: { form: 'certification-form', recordIds } },
    { label: '异地协助认证表', request: { form: 'certification-assist', recordId } },
    { label: '认证通知书', request: { form: 'certification-notice', recordIds } },
  ];
  const paused: Offer = { label: '暂停发放告知书', request: { form: 'suspension-notice', recordIds } };
  const ending: Offer = { label: '死亡（停发）申报表', request: { form: 'death-report', recordId, paidThrough: null } };
  const claim: Offer = { label: '遗属待遇申领表', request: { form: 'survivor-claim', recordId, paidThrough: null } };
  return [
    { label: '登记表', request: { form: 'retiree-registration', recordId } },
    ...[...certifying, ...(benefitState === 'B2' ? [paused] : []), ending, claim].filter(
      ({ request }) => whyUnfit(request.form, of, today()) === null,
    ),
  ];
}
