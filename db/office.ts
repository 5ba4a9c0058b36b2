import type { Office, OfficeSetUp } from '#shared/contract/office.ts';
import type { Actor } from '#shared/contract/types.ts';
import { AppError } from '#shared/errors.ts';
import { type Act, difference, keepChange } from './changes.ts';
import { runCommand } from './commands.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { getRow, insertRow, prepared, updateRow } from './rows.ts';
import { community, office, user } from './tables/office.ts';
import { newUid } from './uid.ts';

export function getOffice(db: ReadableDb): Office | null {
  const row = getRow(db, office, 1);
  if (!row) return null;
  const { id: _id, uid: _uid, ...rest } = row;
  return rest;
}

/** The office, where nothing can be done without one. @throws AppError office.notSetUp */
export function requireOffice(db: ReadableDb): Office {
  const found = getOffice(db);
  if (!found) throw new AppError('office.notSetUp', {});
  return found;
}

/** The user who set the office up; who acts while nobody has a password. */
export function firstUser(db: ReadableDb): Actor | null {
  return (prepared(db, 'SELECT id, name FROM user ORDER BY id LIMIT 1').get() as Actor | undefined) ?? null;
}

/** @throws AppError office.alreadySetUp, community.nameTaken */
export function setUpOffice(db: WritableDb, input: OfficeSetUp, at: string, origin: Act['origin']): Actor {
  if (getOffice(db)) throw new AppError('office.alreadySetUp', {});
  const userId = insertRow(db, user, {
    uid: newUid(),
    name: input.userName,
    createdAt: at,
    role: 'administrator',
  });
  const act: Act = { userId, at, origin, importId: null };
  insertRow(db, office, { id: 1, uid: newUid(), name: input.name, areaCode: input.areaCode, setUpAt: at });
  keepChange(db, act, { noun: 'user', nounId: userId, action: 'create', after: { name: input.userName } });
  keepChange(db, act, {
    noun: 'office',
    nounId: 1,
    action: 'create',
    after: { name: input.name, areaCode: input.areaCode },
  });
  for (const one of input.communities) saveCommunity(db, act, { id: null, ...one });
  return { id: userId, name: input.userName };
}

const officeWords = { name: '单位名称', contactName: '联系人', contactPhone: '联系电话', fondsCode: '全宗号' };

/** Changes the office's name and contact; saving without a difference writes nothing. */
export function saveOffice(
  db: WritableDb,
  act: Act,
  values: Pick<Office, 'name' | 'contactName' | 'contactPhone' | 'fondsCode'>,
): Office {
  const changed = difference({ ...requireOffice(db) }, values);
  const fields = Object.keys(changed.after) as (keyof typeof values)[];
  if (fields.length === 0) return requireOffice(db);
  const title = `修改单位资料：${fields.map((field) => officeWords[field]).join('、')}`;
  runCommand(db, act, { name: 'office.save', title, noun: 'office', nounId: 1 }, () => {
    updateRow(db, office, 1, values);
    keepChange(db, act, { noun: 'office', nounId: 1, action: 'update', ...changed });
  });
  return requireOffice(db);
}

export function listCommunities(db: ReadableDb): { id: number; name: string; code: string | null; records: number }[] {
  return prepared(
    db,
    `SELECT c.id, c.name, c.code,
       (SELECT count(*) FROM record r WHERE r.community_id = c.id AND r.removed_at IS NULL AND r.pending = 0) AS records
     FROM community c ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
  ).all() as { id: number; name: string; code: string | null; records: number }[];
}

/** Registers or renames a community. @throws AppError community.nameTaken, community.notFound */
export function saveCommunity(
  db: WritableDb,
  act: Act,
  input: { id: number | null; name: string; code: string | null },
): number {
  const taken = prepared(db, 'SELECT id FROM community WHERE (name = ? OR code = ?) AND id IS NOT ?').get(
    input.name,
    input.code,
    input.id,
  );
  if (taken) throw new AppError('community.nameTaken', { name: input.name });
  const values = { name: input.name, code: input.code };
  if (input.id === null) {
    const id = insertRow(db, community, { uid: newUid(), ...values, createdAt: act.at });
    keepChange(db, act, { noun: 'community', nounId: id, action: 'create', after: values });
    return id;
  }
  const before = getRow(db, community, input.id);
  if (!before) throw new AppError('community.notFound', { name: input.name });
  updateRow(db, community, input.id, values);
  keepChange(db, act, { noun: 'community', nounId: input.id, action: 'update', ...difference({ ...before }, values) });
  return input.id;
}

/** Names of communities to ids. */
export function communityIds(db: ReadableDb): Map<string, number> {
  const rows = prepared(db, 'SELECT id, name FROM community').all() as { id: number; name: string }[];
  return new Map(rows.map((row) => [row.name, row.id]));
}
