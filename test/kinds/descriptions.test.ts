import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dictionary } from '#db/codes/codes.ts';
import { migrations } from '#db/core/migrate.ts';
import { desks } from '#db/registers/desk.ts';
import { reportStores } from '#db/registers/reports.ts';
import { tablesOfKinds } from '#db/registers/tables.ts';
import { archiveKinds } from '#electron/archive/registers/kinds.ts';
import { DATED_KEYS } from '#shared/codes/dated-keys.ts';
import { codeTables } from '#shared/codes/tables.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { valueKindLabels } from '#shared/registers/codes.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

/**
 * A kind's description agrees with itself: what one register says of a kind, another names alike. A slip in one of them
 * compiles and shows the clerk nothing, so that it is looked for here, in every kind there is.
 */

type Screens = Pick<typeof import('#renderer/registers/life.ts'), 'lifeScreens'> &
  Pick<typeof import('#renderer/registers/forms.ts'), 'forms'> &
  Pick<typeof import('#renderer/registers/file-tabs.ts'), 'fileTabs'> &
  Pick<typeof import('#renderer/registers/pages.ts'), 'kindPages'>;

let archive: TestArchive;
let screens: Screens;
beforeAll(async () => {
  archive = newArchive();
  // Screens listen for keys as soon as they are read.
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { documentElement: {} }));
  const [{ lifeScreens }, { forms }, { fileTabs }, { kindPages }] = await Promise.all([
    import('#renderer/registers/life.ts'),
    import('#renderer/registers/forms.ts'),
    import('#renderer/registers/file-tabs.ts'),
    import('#renderer/registers/pages.ts'),
  ]);
  screens = { lifeScreens, forms, fileTabs, kindPages };
  vi.unstubAllGlobals();
});
afterAll(() => archive.remove());

const sorted = (names: Iterable<string>): string[] => [...names].sort();
const keys = (of: object): string[] => sorted(Object.keys(of));

describe.each(recordKinds)('%s', (kind: RecordKind) => {
  const description = kinds[kind];
  const life = lifeOf(kind);
  const list = kindLists[kind];
  const { own, lines, list: listed } = tablesOfKinds[kind];
  const fields = Object.keys(description.values.shape);
  const parts = life.parts === 'none' ? [] : Object.values(life.parts);

  it('has its states in life and in the file alike, and opens files in states there are', () => {
    expect(description.state).toEqual({ field: life.envelopeState, codeTable: life.stateTables[life.envelopeState] });
    expect(keys(description.initialStates)).toEqual(keys(life.stateCodes));
    for (const [field, codes] of Object.entries(description.initialStates)) {
      expect(life.stateCodes[field], field).toEqual(expect.arrayContaining([...codes]));
      expect(fields).toContain(field);
      expect(description.codeTables[field]).toBe(life.stateTables[field]);
    }
  });

  it('names each state by a code of its table, with a tone for each', () => {
    const { tones } = screens.lifeScreens[kind];
    const tracks = [life, ...parts];
    expect(keys(tones)).toEqual(sorted(tracks.flatMap(({ stateCodes }) => Object.keys(stateCodes))));
    for (const { stateCodes, stateTables, stateLabels } of tracks)
      for (const [field, codes] of Object.entries(stateCodes)) {
        const table = stateTables[field];
        expect(table && codeTables[table].items.map(({ code }) => code), field).toEqual(
          expect.arrayContaining([...codes]),
        );
        expect(keys(tones[field] ?? {}), field).toEqual(sorted(codes));
        expect(stateLabels[field]).toBeTruthy();
      }
  });

  it('names in its life only steps and papers it has', () => {
    const steps = Object.keys(life.steps);
    const told = [...steps, ...Object.keys(life.otherSteps)];
    for (const step of steps) expect(Object.keys(life.groups), step).toContain(step.slice(0, step.indexOf('.')));
    expect(told).toEqual(expect.arrayContaining([...life.living]));
    expect(steps).toEqual(expect.arrayContaining([...life.endings, ...Object.keys(life.settledInParts)]));
    expect(Object.keys(life.otherSteps)).toEqual(
      expect.arrayContaining([...life.openings, ...Object.keys(life.otherReasons)]),
    );
    for (const part of parts) expect(steps).toEqual(expect.arrayContaining(Object.keys(part.begunBy)));
    if (life.custody === 'none') return;
    expect(steps).toContain(life.custody.leaves);
    expect(Object.keys(life.papers)).toContain(life.custody.paper);
  });

  it('has its tables in the schema, column by column', () => {
    for (const table of [own.table, ...lines.map(({ set }) => set.table)]) {
      const name = getTableName(table);
      const stored = archive.db.prepare('SELECT name FROM pragma_table_info(?)').all(name) as { name: string }[];
      expect(sorted(stored.map((column) => column.name)), name).toEqual(
        sorted(Object.values(getTableColumns(table)).map((column) => column.name)),
      );
    }
  });

  it('reads for its list what the list shows, and orders it by indexes there are', () => {
    expect(keys(listed.cells)).toEqual(keys(list.cells));
    expect(keys(listed.coded)).toEqual(sorted(list.facets.flatMap((one) => (one.by === 'code' ? [one.name] : []))));
    expect(keys(listed.sorts)).toEqual(sorted(list.sorts));
    const indexes = archive.db.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").pluck().all();
    for (const { index } of Object.values(listed.sorts)) expect(indexes).toContain(index);
    const shown = list.columns.flatMap(({ of }) => ('cell' in of ? [of.cell] : []));
    expect(Object.keys(list.cells)).toEqual(expect.arrayContaining(shown));
  });

  it('has on its form fields of its values, each once, and wants only fields that are on it', () => {
    const { sections, wanted, required, kind: ofForm } = screens.forms[kind];
    const shown = sections.flatMap((section) => section.fields.map(({ field }) => field));
    expect(ofForm).toBe(kind);
    expect(shown).toEqual([...new Set(shown)]);
    expect(fields).toEqual(expect.arrayContaining(shown));
    expect(shown).toEqual(expect.arrayContaining([...wanted, ...required({})]));
    expect(keys(description.empty)).toEqual(sorted(fields));
    expect(Object.keys(description.labels)).toEqual(expect.arrayContaining(shown));
    expect(fields).toEqual(expect.arrayContaining(Object.keys(description.codeTables)));
  });

  it('prints of a change a form of its own, and has the page on which late files stand', () => {
    const offered = screens.fileTabs[kind].ofChange?.(1, 2);
    if (offered) expect(Object.keys(description.forms)).toContain(offered.request.form);
    const { desk } = screens.lifeScreens[kind];
    if (desks[kind].dated === 'none') return;
    const paths = screens.kindPages[kind].pages.map(({ path }) => path.replace(/\/:.*$/, ''));
    const { href, neverHref } = desk === 'none' ? { href: '', neverHref: '' } : desk.dated;
    for (const address of [href, neverHref]) expect(paths).toContain(address.replace(/\?.*$/, ''));
  });

  it('counts in each report the figures the report has', () => {
    for (const [name, { figures }] of Object.entries(description.reports)) {
      const store = reportStores[kind];
      const asked = { from: '2026-01-01', to: '2026-03-31', communityId: null, closedAt: null, scope: wholeOffice };
      const counted = store.count(name as never, archive.db, store.files(archive.db, wholeOffice), asked);
      expect(sorted(counted.figures.keys()), name).toEqual(sorted(figures.map(({ key }) => key)));
    }
  });

  it('fills each column of its hand-over list', () => {
    const { columns, row } = archiveKinds[kind].handover;
    const file = { id: 1, kind, number: 'N1', subjectName: '李秀英', communityName: null, values: description.empty };
    const filled = row(file as unknown as RecordFile, dictionary(archive.db));
    expect(keys(filled)).toEqual(sorted(columns.map(({ key }) => key)));
  });
});

it('dated values have a heading each, without which they stand on no page', () => {
  expect(Object.keys(valueKindLabels)).toEqual(
    expect.arrayContaining([...new Set(Object.values(DATED_KEYS).map(({ kind }) => kind))]),
  );
});

it('every migration file is a step of the schema', () => {
  const files = readdirSync(join(import.meta.dirname, '../../db/migrations')).filter((name) => name.endsWith('.sql'));
  // Steps of the tests' kinds come of no file.
  const named = migrations.filter(({ version }) => version < 900_000).map(({ name }) => `${name}.sql`);
  expect(sorted(files)).toEqual(sorted(named));
});
