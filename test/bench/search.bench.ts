import { join } from 'node:path';
import Database from 'better-sqlite3';
import { it } from 'vitest';
import { nameTokens } from '#db/people/people.ts';
import { startApp, usable } from '#test/help/app.ts';
import { largeArchive } from './large-archive.ts';
import { ms, quantile, report } from './report.ts';

const PERSONS = 100_000;
const TIMES = 60;

interface Kind {
  what: string;
  texts: string[];
  /** The one statement that answers the question at its barest. */
  sql: string;
  bind: (text: string) => Record<string, string>;
}

const END = '\u{10FFFF}';
const row = 'SELECT r.id, r.number, p.name, p.id_number FROM';
const open = 'r.removed_at IS NULL AND r.pending = 0 LIMIT 100';
const byPerson = `person p JOIN record r ON r.person_id = p.id WHERE`;

const kinds: Kind[] = [
  {
    what: '姓名，两字',
    texts: ['王伟', '李芳', '陈建', '林秀', '张明'],
    sql: `${row} ${byPerson} p.name >= @a AND p.name < @b AND ${open}`,
    bind: (t) => ({ a: t, b: t + END }),
  },
  {
    what: '姓，一字',
    texts: ['王', '李', '汪', '欧', '郑'],
    sql: `${row} ${byPerson} p.name >= @a AND p.name < @b AND ${open}`,
    bind: (t) => ({ a: t, b: t + END }),
  },
  {
    what: '名字中间的字',
    texts: ['建华', '秀英', '国强', '玉珍', '福生'],
    sql: `${row} person_name_fts f JOIN person p ON p.id = f.rowid JOIN record r ON r.person_id = p.id WHERE f.chars MATCH @a AND ${open}`,
    bind: (t) => ({ a: `"${nameTokens(t)}"` }),
  },
  {
    what: '拼音首字母',
    texts: ['wjh', 'lxy', 'zw', 'cmg', 'oyl'],
    sql: `${row} person_key k JOIN person p ON p.id = k.person_id JOIN record r ON r.person_id = p.id WHERE k.ini >= @a AND k.ini < @b AND ${open}`,
    bind: (t) => ({ a: t, b: t + END }),
  },
  {
    what: '全拼',
    texts: ['wangwei', 'lifang', 'chenj', 'zhangmin', 'ouyang'],
    sql: `${row} person_key k JOIN person p ON p.id = k.person_id JOIN record r ON r.person_id = p.id WHERE k.py >= @a AND k.py < @b AND ${open}`,
    bind: (t) => ({ a: t, b: t + END }),
  },
  {
    what: '证件号码中间',
    texts: ['19520304', '19601', '195212', '19480', '196607'],
    sql: `${row} person_part_fts f JOIN person p ON p.id = f.rowid JOIN record r ON r.person_id = p.id WHERE person_part_fts MATCH @a AND ${open}`,
    bind: (t) => ({ a: `id_number : "${t}"` }),
  },
  {
    what: '手机后四位',
    texts: ['1234', '8888', '0591', '4711', '9999'],
    sql: `${row} person_part_fts f JOIN person p ON p.id = f.rowid JOIN record r ON r.person_id = p.id WHERE person_part_fts MATCH @a AND ${open}`,
    bind: (t) => ({ a: `mobile : "${t}"` }),
  },
  {
    what: '住址',
    texts: ['北大路12号', '西洪路', '达明路88号', '道山路1', '五四路200号'],
    sql: `${row} person_part_fts f JOIN person p ON p.id = f.rowid JOIN record r ON r.person_id = p.id WHERE person_part_fts MATCH @a AND ${open}`,
    bind: (t) => ({ a: `{registered_address residence_address} : "${t}"` }),
  },
];

it('search at 100,000 persons through the contract and the port against the bare prepared statement', async () => {
  const { archive, remove } = await largeArchive('bench-search', PERSONS);
  const db = new Database(join(archive, 'archive.db'), { readonly: true });
  const running = await startApp(archive, [], { STREET_ARCHIVES_CHECKS: '0' });
  await usable(running.page);
  const lines = [];
  const figures: Record<string, unknown> = { persons: PERSONS };
  const whole = { port: [] as number[], bare: [] as number[] };
  for (const kind of kinds) {
    const port = await running.page.evaluate(
      async ([texts, times]) => {
        const took: number[] = [];
        for (let turn = 0; turn < times; turn += 1) {
          const input = { filter: { kind: 'retiree', text: texts[turn % texts.length] }, limit: 100 };
          const started = performance.now();
          await window.archive.call('records.list', input);
          took.push(performance.now() - started);
        }
        return took;
      },
      [kind.texts, TIMES] as const,
    );
    const statement = db.prepare(kind.sql);
    const bare = Array.from({ length: TIMES }, (_, turn) => {
      const started = performance.now();
      statement.all(kind.bind(kind.texts[turn % kind.texts.length] as string));
      return performance.now() - started;
    });
    whole.port.push(...port);
    whole.bare.push(...bare);
    const [a, b] = [quantile(port, 0.5), quantile(bare, 0.5)];
    figures[kind.what] = { portP50: a, portP95: quantile(port, 0.95), bareP50: b, bareP95: quantile(bare, 0.95) };
    lines.push({
      what: kind.what,
      value: `p50 ${ms(a)}, p95 ${ms(quantile(port, 0.95))}`,
      against: `bare p50 ${ms(b)}, p95 ${ms(quantile(bare, 0.95))}`,
      ratio: `${(a / b).toFixed(1)}x`,
    });
  }
  const [a, b] = [quantile(whole.port, 0.5), quantile(whole.bare, 0.5)];
  lines.push({
    what: 'all kinds',
    value: `p50 ${ms(a)}, p95 ${ms(quantile(whole.port, 0.95))}`,
    against: `bare p50 ${ms(b)}, p95 ${ms(quantile(whole.bare, 0.95))}`,
    ratio: `${(a / b).toFixed(1)}x`,
  });
  figures.all = { portP50: a, portP95: quantile(whole.port, 0.95), bareP50: b, bareP95: quantile(whole.bare, 0.95) };
  report('search', figures, lines);
  await running.close();
  db.close();
  remove();
});
