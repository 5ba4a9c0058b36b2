import { inTransaction, type ReadableDb, type WritableDb } from '#db/core/open.ts';
import { prepared } from '#db/core/rows.ts';
import { listCommunities } from '#db/places/communities.ts';
import { insertCommunity } from '#db/places/communities-write.ts';
import { setUpOffice } from '#db/policy/office.ts';
import { now } from './core/context.ts';
import { everyKind } from './registers/kinds.ts';

/** Invented people for trying the program out and for measuring it. The same seed gives the same people. */
export interface DemoOptions {
  persons: number;
  seed: number;
}

/** Whether invented people may go into an archive: nobody works in it yet, or it was a demonstration from the start. */
export function isForDemo(db: ReadableDb): boolean {
  if (prepared(db, 'SELECT 1 FROM user LIMIT 1').get() === undefined) return true;
  return prepared(db, "SELECT 1 FROM log WHERE origin = 'demo' LIMIT 1").get() !== undefined;
}

/** Fills an archive up to that many invented people; sets the office up when it is not. Returns how many files were added. */
export function fillDemo(db: WritableDb, { persons, seed }: DemoOptions): number {
  const at = now();
  const userId = ensureOffice(db, at);
  const communities = listCommunities(db).map((community) => community.id);
  const act = { userId, at, origin: 'demo' as const, importId: null };
  return everyKind.reduce((sum, kind) => sum + kind.demo.open(db, act, { files: persons, seed, communities }), 0);
}

function ensureOffice(db: WritableDb, at: string): number {
  const known = prepared(db, 'SELECT id FROM user ORDER BY id LIMIT 1').pluck().get() as number | undefined;
  if (known !== undefined) return ensureCommunities(db, known, at);
  return inTransaction(
    db,
    () =>
      setUpOffice(
        db,
        {
          name: '演示街道社会保障事务所',
          areaCode: '350102005000',
          communities: demoCommunities.map((name) => ({ name, code: null })),
          userName: '演示经办人',
        },
        at,
        'demo',
      ).id,
  );
}

function ensureCommunities(db: WritableDb, userId: number, at: string): number {
  if (listCommunities(db).length > 0) return userId;
  inTransaction(db, () => {
    const act = { userId, at, origin: 'demo' as const, importId: null };
    for (const name of demoCommunities) insertCommunity(db, act, { name, code: null });
  });
  return userId;
}

const demoCommunities = [
  '达明社区',
  '双丰社区',
  '后县社区',
  '西洪社区',
  '北大社区',
  '甘洪社区',
  '鼓西社区',
  '杨桥河南社区',
];
