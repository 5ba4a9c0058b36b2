import { describe, expect, it } from 'vitest';
import { emptyPerson, isPersonField, personPart } from '#shared/people/fields.ts';
import { changedSince, filePart, withChanged } from '#shared/records/parts.ts';
import { emptyRetiree } from '#shared/records/retiree/fields.ts';

const values = {
  ...{ ...emptyRetiree, name: '单于明', mobile: '13500000001', education: '90', honour: '9', remark: '旧' },
  otherText: { education: '函授', honour: '厂劳模' },
};

describe('the two parts of a file', () => {
  it('hold every value once, each text beside 其他 with its field', () => {
    const [person, file] = [personPart(values), filePart(values)];
    expect(Object.keys(person).sort()).toEqual(Object.keys(emptyPerson).sort());
    expect(Object.keys(file).filter((field) => field !== 'otherText' && isPersonField(field))).toEqual([]);
    expect([person.otherText, file.otherText]).toEqual([{ education: '函授' }, { honour: '厂劳模' }]);
    expect({ ...person, ...file, otherText: values.otherText }).toEqual(values);
  });

  it('laid over what stands change what they name, and texts one by one', () => {
    const changed = withChanged(values, { remark: '新' }, { mobile: null, otherText: { education: null } });
    expect(changed).toEqual({ ...values, remark: '新', mobile: null, otherText: { honour: '厂劳模' } });
  });
});

describe('what somebody else changed since', () => {
  const stored = personPart({ ...values, mobile: '13900139000', reading: 'shan yu ming', otherText: {} });
  it.each([
    ['another value than was shown', { mobile: '1' }, { mobile: '13500000001' }, true, ['mobile']],
    ['the same as was shown', { skills: '书法' }, { skills: null }, false, []],
    ['what was shown is not told, in the newest version', { mobile: '1' }, {}, true, []],
    ['what was shown is not told, in an older one', { mobile: '1', skills: '书法' }, {}, false, ['mobile', 'skills']],
    ['the very value that is sent', { mobile: '13900139000' }, { mobile: '13500000001' }, false, []],
    ['the reading of a name that is sent', { name: '单雨明' }, { name: '单于明', reading: null }, false, ['name']],
    [
      'the text beside a code that is sent',
      { education: '21' },
      { otherText: { education: '函授' } },
      true,
      ['education'],
    ],
    ['a text', { otherText: { education: '夜大' } }, { otherText: { education: '函授' } }, true, ['education.other']],
    ['another text', { otherText: { hobbies: '钓鱼' } }, { otherText: { hobbies: null } }, false, []],
    ['nothing is sent', {}, { mobile: '13500000001' }, false, []],
  ])('%s', (_what, sent, before, isNewest, fields) => {
    expect(changedSince(stored, { values: sent, before }, isNewest)).toEqual(fields);
  });
});
