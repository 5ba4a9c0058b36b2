import { describe, expect, test } from 'vitest';
import { FormStore } from '#renderer/records/form-store.ts';
import { nextLacking } from '#renderer/records/next-lacking.ts';
import { forms } from '#renderer/registers/forms.ts';
import { emptyRetiree } from '#shared/records/retiree/fields.ts';

const WOMAN_1949 = '11010519491231002X';
const form = forms.retiree;
const open = (values = emptyRetiree) => new FormStore(form, values);

describe('the kind of number', () => {
  const HMT = '810000199408230021';

  test('follows the number once it is whole, with birth and gender', () => {
    const store = open();
    for (let end = 1; end <= HMT.length; end += 1) {
      store.set('idNumber', HMT.slice(0, end));
      expect(store.get('idKind')).toBe(end < 18 ? 'citizen' : 'hmt');
    }
    expect([store.get('birthOn'), store.get('gender'), store.label('idNumber')]).toEqual([
      '1994-08-23',
      '2',
      '证件号码',
    ]);
    store.set('idNumber', WOMAN_1949);
    expect([store.get('idKind'), store.label('idNumber')]).toEqual(['citizen', '公民身份号码']);
    store.set('idNumber', 'can110181080312');
    store.leave('idNumber', 'idNumber');
    expect([store.get('idKind'), store.get('idNumber')]).toEqual(['foreigner', 'CAN110181080312']);
    // What the card does not say stays as it was.
    expect(store.get('birthOn')).toBe('1949-12-31');
  });

  test('chosen by hand before the number holds while it is typed', () => {
    const store = open();
    store.set('idKind', 'hmt');
    store.set('idNumber', '8100');
    expect(store.get('idKind')).toBe('hmt');
    store.set('idNumber', HMT);
    expect([store.get('idKind'), store.note('idNumber')?.tone]).toEqual(['hmt', 'info']);
  });

  test('chosen by hand against the number is said at the number', () => {
    const store = open();
    store.set('idNumber', HMT);
    store.set('idKind', 'citizen');
    expect(store.get('idKind')).toBe('citizen');
    expect(store.note('idNumber')).toEqual({ tone: 'error', text: '这是港澳台居民居住证的号码，请改证件类型' });
  });

  test('none asks for no number, counts as lacking, and gives way to a number that is typed', () => {
    const store = open();
    store.set('idNumber', '无');
    store.leave('idNumber', 'idNumber');
    expect([store.get('idKind'), store.get('idNumber')]).toEqual(['none', '']);
    expect(store.isRequired('idNumber')).toBe(false);
    expect(store.lacking()).toContain('idNumber');
    expect(store.note('idNumber')?.text).toContain('暂无号码');
    store.set('idNumber', '1101');
    expect([store.get('idKind'), store.isRequired('idNumber')]).toEqual(['citizen', true]);
    store.set('idNumber', WOMAN_1949);
    expect(store.lacking()).not.toContain('idNumber');
  });

  test('none of a stored file gives way likewise', () => {
    const store = open({ ...emptyRetiree, name: '林无号', idKind: 'none' });
    expect([store.isDirty(), store.get('idKind')]).toEqual([false, 'none']);
    store.set('idNumber', HMT);
    expect(store.get('idKind')).toBe('hmt');
  });
});

describe('a number being typed', () => {
  test('fills birth and gender where they are empty', () => {
    const store = open();
    store.set('idNumber', WOMAN_1949);
    expect([store.get('birthOn'), store.get('gender')]).toEqual(['1949-12-31', '2']);
  });

  test('keeps what the clerk has typed differently and warns', () => {
    const store = open();
    store.set('birthOn', '1950-01-02');
    store.set('idNumber', WOMAN_1949);
    expect(store.get('birthOn')).toBe('1950-01-02');
    expect(store.note('birthOn')?.tone).toBe('warn');
  });

  test('takes along what followed an earlier number, also while it is retyped digit by digit', () => {
    const store = open();
    store.set('idNumber', WOMAN_1949);
    for (const part of ['', '3501', '35010319371220']) store.set('idNumber', part);
    store.set('idNumber', '350103193712205230');
    expect([store.get('birthOn'), store.get('gender')]).toEqual(['1937-12-20', '1']);
  });

  test('does not fill again what the clerk has emptied', () => {
    const store = open();
    store.set('idNumber', WOMAN_1949);
    store.set('gender', null);
    store.set('remark', '待核');
    expect(store.get('gender')).toBeNull();
  });

  test('of 15 digits is upgraded when the field is left, and that is said until it changes', () => {
    const store = open();
    store.set('idNumber', '110105491231002');
    store.leave('idNumber', 'idNumber');
    expect(store.get('idNumber')).toBe(WOMAN_1949);
    expect(store.note('idNumber')?.text).toContain('15 位');
    store.set('idNumber', '1101');
    expect(store.note('idNumber')?.text).toBe('已输 4 位');
  });

  test('says at once when a whole number is wrong, and not before', () => {
    const store = open();
    store.set('idNumber', '1101051949123100');
    expect(store.note('idNumber')?.tone).toBe('info');
    store.set('idNumber', '110105194912310021');
    expect(store.note('idNumber')?.tone).toBe('error');
  });
});

describe('saving', () => {
  test('a field typed in is unsaved, typed back it is not', () => {
    const store = open();
    store.set('name', '王');
    expect(store.isDirty()).toBe(true);
    store.set('name', '');
    expect(store.isDirty()).toBe(false);
  });

  test('keeps what was typed while the save was under way', () => {
    const store = open();
    store.set('name', '王小明');
    const sent = store.current();
    store.set('remark', '后来写的');
    store.keepStored(sent, { ...emptyRetiree, name: '王小明' });
    expect(store.get('remark')).toBe('后来写的');
    expect(store.isDirty()).toBe(true);
  });

  test('an error goes when its field is changed', () => {
    const store = open();
    store.setErrors({ name: '请填写姓名', idNumber: '请填写公民身份号码' });
    store.set('name', '王');
    expect([store.error('name'), store.error('idNumber')]).toEqual([null, '请填写公民身份号码']);
  });
});

describe('what a file lacks', () => {
  test('is counted in the order of the form and gone through in a circle', () => {
    const store = open();
    const lacking = store.lacking();
    expect(lacking).toHaveLength(form.wanted.length);
    expect(nextLacking(lacking, 'name', form)).toBe(lacking[0]);
    expect(nextLacking(lacking, lacking[0] ?? null, form)).toBe(lacking[1]);
    expect(nextLacking(lacking, lacking.at(-1) ?? null, form)).toBe(lacking[0]);
    expect(nextLacking([], null, form)).toBeNull();
  });

  test('a note that says the same is the same note', () => {
    const store = open();
    store.set('idNumber', WOMAN_1949);
    const note = store.note('idNumber');
    store.set('remark', '待核');
    expect(store.note('idNumber')).toBe(note);
  });
});
