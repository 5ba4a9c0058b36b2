import { refreshLikeness } from '#db/likeness.ts';
import { addAlias, addFormerNumber, getPersonCard, removeAlias, removeFormerNumber } from '#db/people-cards.ts';
import { AppError } from '#shared/errors.ts';
import { readPersonNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import { readName } from '#shared/rules/text.ts';
import { write } from './context.ts';
import { nameReadings } from './pinyin.ts';
import { scopeOf } from './scope.ts';
import type { Handlers } from './serve.ts';

export const peopleHandlers: Pick<
  Handlers,
  'people.get' | 'people.addAlias' | 'people.removeAlias' | 'people.addFormerNumber' | 'people.removeFormerNumber'
> = {
  'people.get': (input, context) => getPersonCard(context.db, input.id, scopeOf(context)),

  'people.addAlias': (input, context) => {
    const read = readName(input.name);
    if (!read.ok) throw new AppError('input.invalid', { fields: { name: '这不像姓名' } });
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
    const id = write(context, (db, act) => {
      const added = addFormerNumber(db, act, { ...input, number: read.number });
      refreshLikeness(db, input.personId);
      return added;
    });
    context.emit({ name: 'people.changed', id: input.personId });
    return { id };
  },

  'people.removeFormerNumber': (input, context) => {
    const { isRemoved, personId } = write(context, (db, act) => removeFormerNumber(db, act, input.id));
    if (personId !== null) context.emit({ name: 'people.changed', id: personId });
    return { removed: isRemoved };
  },
};
