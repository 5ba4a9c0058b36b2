import { getPersonCard } from '#db/people/cards.ts';
import { listPairs, refreshLikeness, similarWithin } from '#db/people/likeness.ts';
import { keepApart, mergePeople } from '#db/people/merge.ts';
import type { likenessCalls } from '#shared/contract/likeness.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { type Likeness, likeness } from '#shared/rules/look-alike.ts';
import { readReading } from '#shared/rules/reading.ts';
import { write } from './core/context.ts';
import { refuseLivesOutside, scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { nameReadings } from './names/pinyin.ts';

export const likenessHandlers: HandlersOf<typeof likenessCalls> = {
  'likeness.similar': (input, context) => {
    const { exceptPersonId, formerName, reading, ...of } = input;
    const heard = reading === null ? null : readReading(reading, input.name);
    const typed: Likeness = {
      ...of,
      formerNames: formerName ? [formerName] : [],
      formerNumbers: [],
      readings: readingsOf(input.name, heard?.ok ? heard.reading : null),
    };
    return similarWithin(context.db, typed, { exceptId: exceptPersonId, limit: 5 }, scopeOf(context));
  },

  'likeness.list': (input, context) => listPairs(context.db, input.offset, input.limit, scopeOf(context)),

  'likeness.pair': (input, context) => {
    const card = (id: number) => getPersonCard(context.db, id, scopeOf(context));
    const [first, second] = [card(input.firstId), card(input.secondId)];
    const { score, reasons } = likeness(likenessOf(first), likenessOf(second));
    return { first, second, score, reasons: [...reasons] };
  },

  'likeness.keepApart': (input, context) => {
    const kept = write(context, (db, act) => keepApart(db, act, input.firstId, input.secondId));
    context.emit({ name: 'people.changed', id: input.firstId });
    return { kept };
  },

  'people.merge': (input, context) => {
    // All their memberships become one person's, whichever household they are of.
    refuseLivesOutside(context, [input.keptId, input.goneId], '');
    const personId = write(context, (db, act) => {
      const id = mergePeople(db, act, input, (name) => nameReadings(name)[0]);
      refreshLikeness(db, id);
      return id;
    });
    context.emit({ name: 'households.changed', id: null });
    context.emit({ name: 'outlets.changed', id: null });
    context.emit({ name: 'people.changed', id: personId });
    context.emit({ name: 'records.changed', id: null });
    return { personId };
  },
};

function likenessOf(card: PersonCard): Likeness {
  return {
    name: card.name,
    formerNames: [...(card.formerName ? [card.formerName] : []), ...card.aliases.map((alias) => alias.name)],
    idNumber: card.idNumber,
    formerNumbers: card.formerNumbers.map((one) => one.number),
    birthOn: card.birthOn,
    gender: card.gender,
    mobile: card.mobile,
    readings: readingsOf(card.name, card.reading),
  };
}

function readingsOf(name: string, typed: string | null): string[] {
  return name.trim() === '' ? [] : nameReadings(name, typed).map((reading) => reading.full);
}
