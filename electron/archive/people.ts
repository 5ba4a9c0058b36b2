import {
  addAlias,
  addFormerNumber,
  getCardPerson,
  getPersonCard,
  removeAlias,
  removeFormerNumber,
  setReading,
} from '#db/people/cards.ts';
import { refreshLikeness } from '#db/people/likeness.ts';
import type { peopleCalls } from '#shared/contract/people.ts';
import { AppError } from '#shared/errors.ts';
import { readPersonNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import { refusedAdvice } from '#shared/rules/rare-characters.ts';
import { readReading } from '#shared/rules/reading.ts';
import { readName } from '#shared/rules/text.ts';
import { write } from './core/context.ts';
import { refuseHolderOutside, scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { personReadings } from './names/name-keys.ts';
import { nameReadings } from './names/pinyin.ts';

export const peopleHandlers: HandlersOf<typeof peopleCalls> = {
  'people.get': (input, context) => getPersonCard(context.db, input.id, scopeOf(context)),

  'people.addAlias': (input, context) => {
    const read = readName(input.name);
    if (!read.ok) {
      const isRefused = read.problem === 'name-private-use';
      const sentence = isRefused ? `有造字区的字，${refusedAdvice(input.name) || '请改用标准字'}` : '这不像姓名';
      throw new AppError('input.invalid', { fields: { name: sentence } });
    }
    const name = read.name;
    const id = write(context, (db, act) => {
      const added = addAlias(db, act, { ...input, name }, nameReadings(name)[0]);
      refreshLikeness(db, input.personId);
      return added;
    });
    context.emit({ name: 'people.changed', id: input.personId });
    return { id };
  },

  'people.removeAlias': (input, context) => {
    const { isRemoved, personId } = write(context, (db, act) => removeAlias(db, act, input.id));
    if (personId !== null) context.emit({ name: 'people.changed', id: personId });
    return { removed: isRemoved };
  },

  'people.addFormerNumber': (input, context) => {
    const read = readPersonNumber(input.kind, input.number);
    if (!read.ok)
      throw new AppError('input.invalid', { fields: { number: numberProblem(input.kind, input.number) ?? '' } });
    refuseHolderOutside(context, read.number);
    const id = write(context, (db, act) => {
      const added = addFormerNumber(db, act, { ...input, number: read.number });
      refreshLikeness(db, input.personId);
      return added;
    });
    context.emit({ name: 'people.changed', id: input.personId });
    return { id };
  },

  'people.setReading': (input, context) => {
    const reading = write(context, (db, act) => {
      const of = getCardPerson(db, input.personId);
      const typed = input.reading ? readReading(input.reading, of.name) : null;
      if (typed && !typed.ok) throw new AppError('input.invalid', { fields: { reading: typed.sentence } });
      const kept = typed?.reading ?? null;
      setReading(db, act, { personId: of.id, reading: kept }, personReadings({ ...of, reading: kept }));
      refreshLikeness(db, of.id);
      return kept;
    });
    context.emit({ name: 'people.changed', id: input.personId });
    context.emit({ name: 'records.changed', id: null });
    return { reading };
  },

  'people.removeFormerNumber': (input, context) => {
    const { isRemoved, personId } = write(context, (db, act) => removeFormerNumber(db, act, input.id));
    if (personId !== null) context.emit({ name: 'people.changed', id: personId });
    return { removed: isRemoved };
  },
};
