import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { END, type Source } from './own-search.ts';

const OUTLET = 'outlet o CROSS JOIN record r ON r.outlet_id = o.id WHERE';
const KEEPER = `(SELECT g.name FROM organisation g WHERE g.id = o.organisation_id
  UNION ALL SELECT p.name FROM person p WHERE p.id = o.person_id)`;

/**
 * The ways from a word to the files of outlets: by name and its reading, telephone, address and who runs it. A street has
 * some hundreds of them: a part of a word is looked for in each.
 */
export function byOutlet(kind: RecordKind, text: string): Source[] {
  if (kinds[kind].subject !== 'outlet') return [];
  const latin = { term: text.toLowerCase(), end: text.toLowerCase() + END };
  const ways: [Source['matched'], string, Source['params']][] = [
    ['name', 'o.name = @term', { term: text }],
    ['name', 'instr(o.name, @term)', { term: text }],
    ['initials', 'o.ini >= @term AND o.ini < @end', latin],
    ['pinyin', 'o.py >= @term AND o.py < @end', latin],
    ['phone', 'instr(o.phone, @term)', { term: text }],
    ['own', `instr(${KEEPER}, @term)`, { term: text }],
    ['address', 'instr(o.address, @term)', { term: text }],
  ];
  return ways.map(([matched, where, params]) => ({ matched, from: `${OUTLET} ${where}`, params }));
}
