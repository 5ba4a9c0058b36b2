import type { HouseholdTold, OutletTold, PersonTold, SubjectTold } from '#db/handovers/subject.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import { closeReasonLabels, leaveReasonLabels } from '#shared/codes/household-words.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';

/** What a file is about, with words beside codes, so that the document speaks for itself. */

export interface PersonInWords {
  idKindInWords: string;
  genderInWords: string | null;
}

type MemberInWords = HouseholdTold['members'][number] &
  PersonInWords & { relationInWords: string; leaveReasonInWords: string | null };

export type SubjectInWords =
  | { type: 'person' }
  | {
      type: 'household';
      households: (Omit<HouseholdTold, 'members'> & { closeReasonInWords: string | null; members: MemberInWords[] })[];
    }
  | { type: 'outlet'; outlet: Omit<OutletTold, 'person'> & { person: (PersonTold & PersonInWords) | null } };

export function personInWords({ idKind, gender }: PersonTold, codes: Dictionary): PersonInWords {
  return { idKindInWords: idKindLabel(idKind), genderInWords: gender === null ? null : codes.label('gender', gender) };
}

export function subjectInWords(subject: SubjectTold, codes: Dictionary): SubjectInWords {
  if (subject.type === 'person') return subject;
  if (subject.type === 'household')
    return { type: 'household', households: subject.households.map((told) => householdInWords(told, codes)) };
  const { person, ...outlet } = subject.outlet;
  return {
    type: 'outlet',
    outlet: { ...outlet, person: person === null ? null : { ...person, ...personInWords(person, codes) } },
  };
}

function householdInWords({ members, ...household }: HouseholdTold, codes: Dictionary) {
  const { closeReason } = household;
  return {
    ...household,
    closeReasonInWords: closeReason === null ? null : closeReasonLabels[closeReason],
    members: members.map((member) => ({
      ...member,
      ...personInWords(member, codes),
      relationInWords: codes.label('familyRelation', member.relation),
      leaveReasonInWords: member.leaveReason === null ? null : leaveReasonLabels[member.leaveReason],
    })),
  };
}
