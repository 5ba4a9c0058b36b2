import type { FoundPerson, PersonChoice } from '#shared/contract/households.ts';

/** Who is to be a member: somebody of the register, or somebody who is registered in the same step. */
export type Picked =
  | { kind: 'known'; person: FoundPerson }
  | { kind: 'new'; name: string; idNumber: string; mobile: string };

/** A new person from what was searched for: a number goes where numbers go. */
export function newFrom(text: string): Picked {
  const isNumber = /\d{4,}/.test(text);
  return { kind: 'new', name: isNumber ? '' : text, idNumber: isNumber ? text : '', mobile: '' };
}

export function choiceOf(picked: Picked): PersonChoice {
  if (picked.kind === 'known') return { personId: picked.person.personId };
  const { name, idNumber, mobile } = picked;
  return { name, idNumber, mobile };
}

export function nameOf(picked: Picked): string {
  return picked.kind === 'known' ? picked.person.name : picked.name.trim();
}
