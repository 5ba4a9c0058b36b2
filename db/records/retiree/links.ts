import type { ReadableDb } from '../../core/open.ts';
import { linkOf } from '../../organisations/links.ts';

/** What a retiree's row keeps beside the texts that name organisations: the folded text and whom it names. */
export interface OrganisationLinks {
  employerKey: string | null;
  employerId: number | null;
  bankKey: string | null;
  bankId: number | null;
}

/** The links of a file for its texts as they are now. */
export function linksOf(
  db: ReadableDb,
  texts: { employer?: string | null | undefined; bankName?: string | null | undefined },
): OrganisationLinks {
  const employer = linkOf(db, 'employer', texts.employer);
  const bank = linkOf(db, 'bank', texts.bankName);
  return { employerKey: employer.key, employerId: employer.id, bankKey: bank.key, bankId: bank.id };
}
