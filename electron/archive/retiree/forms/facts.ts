import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getRow } from '#db/core/rows.ts';
import { storyOf } from '#db/life/life.ts';
import { requireOffice } from '#db/policy/office.ts';
import { getPersonFile } from '#db/records/records.ts';
import { certificationCycle } from '#db/records/retiree/certification/cycle.ts';
import { afterDeath, amountNow } from '#db/records/retiree/pension/pension.ts';
import { accountOf } from '#db/records/retiree/pension/rows.ts';
import { retiree } from '#db/records/retiree/tables.ts';
import type { LifeEvent } from '#shared/contract/life.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { type FormFacts, whereToCome } from '#shared/records/retiree/forms/facts.ts';
import type { CertificationCycle } from '#shared/records/retiree/rules/certification-cycle.ts';
import { localDay, monthOf } from '#shared/rules/calendar.ts';
import { now } from '../../core/context.ts';
import { photoOf } from '../../materials/photo.ts';

/**
 * Everything the forms about one retiree are filled in from. `paidThrough`: the last month that was paid after a death;
 * this month when null.
 * @throws AppError record.notFound, office.notSetUp
 */
export async function formFacts(
  db: ReadableDb,
  dir: string,
  recordId: number,
  paidThrough: string | null,
): Promise<FormFacts> {
  const office = requireOffice(db);
  const record = getPersonFile(db, recordId) as RetireeFile;
  const today = localDay(now());
  const story = storyOf(db, recordId);
  const row = getRow(db, retiree, recordId);
  return {
    today,
    office: {
      ...{ name: office.name, contact: office.contactName },
      ...{ phone: office.contactPhone, where: whereToCome(office), insuredArea: office.insuredArea },
      ...{ address: office.address, postcode: office.postcode },
    },
    record,
    codes: dictionary(db),
    story,
    account: accountOf(db, recordId),
    currentFen: amountNow(db, recordId, monthOf(today)),
    owed: owedOf(story),
    death: afterDeath(db, recordId, today, paidThrough),
    certification: {
      on: row?.certifiedOn ?? null,
      through: row?.certifiedThrough ?? null,
      cycle: cycleWords(certificationCycle(db, today).cycle),
    },
    photo: await photoOf(dir, record.attachments),
  };
}

function owedOf(story: readonly LifeEvent[]): FormFacts['owed'] {
  const of = (step: string): LifeEvent[] => story.filter((event) => event.step === step);
  const sum = (events: readonly LifeEvent[]): number | null =>
    events.reduce<number | null>(
      (all, { amountFen }) => (all === null || amountFen === null ? null : all + amountFen),
      0,
    );
  const claims = of('overpaid.claim');
  if (claims.length === 0) return null;
  const returns = of('overpaid.returned');
  return { claimedFen: sum(claims), returnedFen: sum(returns), lastReturnOn: returns.at(-1)?.on ?? null };
}

function cycleWords(cycle: CertificationCycle): string {
  if (cycle.kind === 'birthday') return '每年生日前';
  if (cycle.kind === 'window') return `每年${Number(cycle.from.slice(0, 2))}月至${Number(cycle.to.slice(0, 2))}月`;
  return `上次认证之日起${cycle.months}个月`;
}
