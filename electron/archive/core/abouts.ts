import { recordsOfService } from '#db/care/care.ts';
import { commandAbout, commandBy, commandTouches, writesDeath } from '#db/core/commands.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { filesOfPeople } from '#db/core/scope.ts';
import { householdOfMember } from '#db/households/households.ts';
import { recordOfEvent } from '#db/life/life.ts';
import { filesOfOutlets } from '#db/outlets/outlets.ts';
import { recordOfSeal } from '#db/papers/seals.ts';
import { personOfAlias, personOfFormerNumber } from '#db/people/cards.ts';
import { getAttachment } from '#db/records/attachments.ts';
import { aboutHouseholdLink } from '#db/records/household-acts.ts';
import { recordOfPersonBeside } from '#db/records/people-beside.ts';
import type { About } from '#shared/contract/about.ts';
import { takenBackBy } from '#shared/contract/acts.ts';
import { actNouns } from '#shared/registers/nouns.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { kindThings } from '../registers/things.ts';

type Ids = readonly number[];
type PartOfSomething =
  | ('events' | 'services' | 'attachments' | 'seals' | 'members' | 'peopleBeside' | 'householdLinks')
  | ('aliases' | 'formerNumbers' | 'peopleWithFiles' | 'outletsWithFiles');

/** A thing that only one kind of record has: part of something else, or to be judged by itself. */
export type KindThing =
  | { partOf: (db: ReadableDb, ids: Ids) => About }
  | {
      isWithin: (db: ReadableDb, scope: Scope, id: number) => boolean;
      /** What a refusal calls it: 这个批次. */
      words: string;
    };

const partOf: Record<PartOfSomething, (db: ReadableDb, ids: Ids) => About> = {
  events: (db, ids) => ({ records: ids.flatMap((id) => recordOfEvent(db, id)) }),
  services: (db, ids) => ({ records: ids.flatMap((id) => recordsOfService(db, id)) }),
  attachments: (db, ids) => ({ records: ids.map((id) => getAttachment(db, id).recordId) }),
  seals: (db, ids) => ({ records: ids.flatMap((id) => recordOfSeal(db, id)) }),
  members: (db, ids) => ({ households: ids.flatMap((id) => householdOfMember(db, id)) }),
  peopleBeside: (db, ids) => ({ records: ids.flatMap((id) => recordOfPersonBeside(db, id)) }),
  householdLinks: (db, ids) => {
    const abouts = ids.map((id) => aboutHouseholdLink(db, id));
    return { records: abouts.flatMap((one) => one.records), households: abouts.flatMap((one) => one.households) };
  },
  aliases: (db, ids) => ({ people: ids.flatMap((id) => personOfAlias(db, id)) }),
  formerNumbers: (db, ids) => ({ people: ids.flatMap((id) => personOfFormerNumber(db, id)) }),
  peopleWithFiles: (db, ids) => ({ people: ids, records: filesOfPeople(db, ids) }),
  outletsWithFiles: (db, ids) => ({ outlets: ids, records: filesOfOutlets(db, ids) }),
};
const parts = Object.keys(partOf) as PartOfSomething[];

/** What a call is about with everything it names as part of something else: each on its own, whole. */
export function wholeAbouts(db: ReadableDb, about: About): About[] {
  const belongs = parts.flatMap((part) => {
    const ids = about[part];
    return ids === undefined ? [] : wholeAbouts(db, partOf[part](db, ids));
  });
  const undone = about.act === undefined ? [] : wholeAbouts(db, reachOfUndo(db, about.act));
  const ofKinds = Object.entries(about.things ?? {}).flatMap(([name, ids]) => {
    const thing = kindThing(name);
    return 'partOf' in thing ? wholeAbouts(db, thing.partOf(db, ids)) : [];
  });
  return [about, ...belongs, ...undone, ...ofKinds];
}

/** What a refusal calls the thing of a kind that lies outside; null where all lie within. */
export function kindThingOutside(db: ReadableDb, scope: Scope, about: About): string | null {
  for (const [name, ids] of Object.entries(about.things ?? {})) {
    const thing = kindThing(name);
    if ('isWithin' in thing && ids.some((id) => !thing.isWithin(db, scope, id))) return thing.words;
  }
  return null;
}

function kindThing(name: string): KindThing {
  const thing = kindThings[name];
  if (!thing) throw new Error(`no kind says where this lies: ${name}`);
  return thing;
}

function reachOfUndo(db: ReadableDb, id: number): About {
  const act = commandAbout(db, id);
  const by = takenBackBy(act);
  if (by === 'doer') return { actOf: commandBy(db, id) };
  if (by === 'office') return { isWhole: true };
  // A death reaches files of the person that its clerk may not see: whoever may write the file it was told in takes it back.
  if (act.noun === 'record' && writesDeath(db, id)) return { records: [act.nounId] };
  const touched = commandTouches(db, id);
  const { about, isSeenItself } = actNouns[act.noun];
  return about && isSeenItself ? { ...about(act.nounId), records: touched.records } : touched;
}
