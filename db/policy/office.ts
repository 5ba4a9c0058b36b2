import type { Office, OfficeSetUp } from '#shared/contract/office.ts';
import type { Actor } from '#shared/contract/types.ts';
import { AppError } from '#shared/errors.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { insertCommunity } from '../places/communities-write.ts';
import { office, user } from '../tables/office.ts';
import { kindsIn, refuseOpenUnkept } from './kept-kinds.ts';

export function getOffice(db: ReadableDb): Office | null {
  const row = getRow(db, office, 1);
  if (!row) return null;
  const { id: _id, uid: _uid, kinds, ...rest } = row;
  return { ...rest, kinds: kindsIn(kinds) };
}

/** The office, where nothing can be done without one. @throws AppError office.notSetUp */
export function requireOffice(db: ReadableDb): Office {
  const found = getOffice(db);
  if (!found) throw new AppError('office.notSetUp', {});
  return found;
}

/** The user who set the office up; who acts while nobody has a password. */
export function firstUser(db: ReadableDb): Actor | null {
  return read(db, typed`SELECT ${{ id: user.id, name: user.name }} FROM ${user} ORDER BY id LIMIT 1`).get() ?? null;
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
  const { name, areaCode, address, postcode, contactPhone, insuredArea } = input;
  const given = Object.fromEntries(
    Object.entries({ address, postcode, contactPhone, insuredArea }).filter(
      ([, value]) => value != null && value !== '',
    ),
  );
  const kinds = input.kinds ?? recordKinds;
  insertRow(db, office, {
    ...{ id: 1, uid: newUid(), name, areaCode, setUpAt: at, kinds: JSON.stringify(kinds) },
    ...given,
  });
  keepChange(db, act, { noun: 'user', nounId: userId, action: 'create', after: { name: input.userName } });
  keepChange(db, act, {
    noun: 'office',
    nounId: 1,
    action: 'create',
    after: { name, areaCode, kinds, ...given },
  });
  for (const one of input.communities) insertCommunity(db, act, one);
  return { id: userId, name: input.userName };
}

const officeWords = {
  name: '单位名称',
  contactName: '联系人',
  contactPhone: '联系电话',
  fondsCode: '全宗号',
  address: '办公地址',
  postcode: '邮编',
  insuredArea: '参保地',
  kinds: '办理的档案',
};
type OfficeValues = Pick<Office, 'name' | 'contactName' | 'contactPhone' | 'fondsCode'> & {
  [Field in 'address' | 'postcode' | 'insuredArea']?: string | null | undefined;
} & { kinds?: Office['kinds'] | undefined };

/**
 * Changes the office's name, contact and address and the kinds of record it keeps; saving without a difference writes
 * nothing.
 * @throws AppError office.kindInUse where files of a kind that is put off are open
 */
export function saveOffice(db: WritableDb, act: Act, input: OfficeValues): Office {
  const before = requireOffice(db);
  const values = {
    ...{ name: input.name, contactName: input.contactName, contactPhone: input.contactPhone },
    fondsCode: input.fondsCode,
    address: input.address === undefined ? before.address : input.address,
    postcode: input.postcode === undefined ? before.postcode : input.postcode,
    insuredArea: input.insuredArea === undefined ? before.insuredArea : input.insuredArea,
    kinds: input.kinds ?? before.kinds,
  };
  const changed = difference({ ...before }, values);
  const fields = Object.keys(changed.after) as (keyof typeof values)[];
  if (fields.length === 0) return requireOffice(db);
  const title = `修改单位资料：${fields.map((field) => officeWords[field]).join('、')}`;
  runCommand(db, act, { name: 'office.save', title, noun: 'office', nounId: 1 }, () => {
    updateRow(db, office, 1, { ...values, kinds: JSON.stringify(values.kinds) });
    refuseOpenUnkept(db);
    keepChange(db, act, { noun: 'office', nounId: 1, action: 'update', ...changed });
  });
  return requireOffice(db);
}
