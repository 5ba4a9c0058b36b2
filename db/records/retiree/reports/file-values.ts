import { dayAfter } from '#shared/rules/dated-values.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, int, text, typed } from '../../../core/typed.ts';
import { change, record } from '../../../tables/records.ts';
import type { FileDays } from './file-days.ts';

const r = alias(record, 'r');

/** What stands in a file beside its states: as it stood on a day, by the changes made since; and what it lacks today. */

type Kept = 'residenceType' | 'politicalStatus';

/** What these fields held on a day where they were changed since; undefined where they still hold the same. */
export function valuesOn(db: ReadableDb, day: string): { get: (recordId: number, field: Kept) => string | undefined } {
  // Local midnight after the day: changes are kept by their instant.
  const end = new Date(`${dayAfter(day)}T00:00:00`).toISOString();
  const last = read(db, typed`SELECT ${change.id} FROM ${change} WHERE at < ? ORDER BY id DESC LIMIT 1`).get(end) ?? 0;
  const rows = read(
    db,
    typed`WITH told AS (SELECT id, noun, noun_id, before FROM change WHERE id > ? AND noun IN ('record', 'person')
       AND (instr(before, '"residenceType"') > 0 OR instr(before, '"politicalStatus"') > 0))
     SELECT ${{ id: int('noun_id'), before: text('before'), place: int('id') }} FROM told WHERE noun = 'record'
     UNION ALL
     SELECT r.id, before, told.id FROM told JOIN record r ON r.person_id = told.noun_id WHERE noun = 'person' ORDER BY place`,
  ).all(last);
  const found = new Map<string, string>();
  // The first change since tells what stood there until then.
  for (const { id, before } of rows)
    for (const [field, value] of Object.entries(JSON.parse(before) as Record<string, unknown>))
      if (!found.has(`${id} ${field}`)) found.set(`${id} ${field}`, typeof value === 'string' ? value : '');
  return { get: (recordId, field) => found.get(`${recordId} ${field}`) };
}

/** Which of the six things every file should tell these files lack today, in words; files that lack none are left out. */
export function lackingOf(db: ReadableDb, files: readonly FileDays[]): ReadonlyMap<number, string> {
  const wanted = new Set(files.map(({ id }) => id));
  const rows = read(
    db,
    typed`SELECT ${{
      id: r.id,
      number: int('p.id_number IS NULL'),
      birth: int('p.birth_on IS NULL'),
      retired: int('d.retired_on IS NULL'),
      community: int('r.community_id IS NULL'),
      address: int('p.residence_address IS NULL AND p.registered_address IS NULL'),
      phone: int('p.mobile IS NULL AND p.landline IS NULL AND p.contact_phone IS NULL'),
    }}
     FROM ${r} JOIN retiree d ON d.id = r.id JOIN person p ON p.id = r.person_id
     WHERE r.kind = 'retiree' AND r.pending = 0 AND (p.id_number IS NULL OR p.birth_on IS NULL OR d.retired_on IS NULL
       OR r.community_id IS NULL OR (p.residence_address IS NULL AND p.registered_address IS NULL)
       OR (p.mobile IS NULL AND p.landline IS NULL AND p.contact_phone IS NULL))`,
  ).all();
  const found = new Map<number, string>();
  for (const { id, ...lacks } of rows) {
    if (!wanted.has(id)) continue;
    const named = (Object.keys(words) as (keyof typeof words)[]).filter((key) => lacks[key] === 1);
    found.set(id, named.map((key) => words[key]).join('、'));
  }
  return found;
}

const words = {
  number: '证件号码',
  birth: '出生日期',
  retired: '退休时间',
  community: '社区',
  address: '居住地址',
  phone: '联系电话',
};
