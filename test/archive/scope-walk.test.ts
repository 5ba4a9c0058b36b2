import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { type ArchiveCall, archiveContract } from '#shared/contract/archive.ts';
import { beginNumbers, newArchive, newFolder, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { type Office, officeOver } from '#test/help/every-act/office.ts';
import { type Neighbour, neighbour } from '#test/help/scope-walk/neighbours.ts';
import { CLERK, isForWholeOffice, type Read, reads } from '#test/help/scope-walk/reads.ts';

/**
 * Every reading call, asked by a user of one community in an office where every community has what a community can have.
 * What the user is told must be the same as in an office that has nothing but that community: then nothing of the others
 * shows, in no list, facet, count, export or form, under whatever name. And in that office the user must be told what who
 * sees all is told: then nothing of their own is kept from them.
 */
const [MINE, OTHER] = [1, 2];
const ADMIN = 1;
const OTHER_MARKS = ['龘', '靐'];

interface Street {
  archive: TestArchive;
  office: Office;
  own: Neighbour;
  others: Neighbour[];
}

let alone: Street;
let crowded: Street;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
  alone = await street(false);
  crowded = await street(true);
}, 120_000);
afterAll(() => {
  alone.archive.remove();
  crowded.archive.remove();
  vi.useRealTimers();
});

async function street(hasOthers: boolean): Promise<Street> {
  beginNumbers();
  const archive = newArchive(['达明社区']);
  const office = officeOver(archive.context, newFolder('papers'));
  const hash = 'scrypt$1$1$1$x$x';
  archive.db.exec(`UPDATE user SET password_hash = '${hash}' WHERE id = ${ADMIN}`);
  const scope = { kinds: null, communityIds: [MINE], hasUnassigned: false };
  const user = {
    id: null,
    name: '王经办',
    role: 'administrator',
    isDisabled: false,
    passwordHash: hash,
    scope,
  } as const;
  inTransaction(archive.db, () => saveUser(archive.db, archive.act, user));
  signIn(archive, ADMIN);
  const blank = { shortName: null, creditCode: null, organisationCode: null, licenceNumber: null, unitNumber: null };
  const none = { bankCode: null, head: null, address: null, contact: null, phone: null, remark: null, validFrom: null };
  await office.ask('organisations.save', {
    ...{ id: null, version: 0 },
    values: { name: '福州搪瓷厂', kinds: ['employer'], ...blank, ...none },
  });
  const own = await neighbour(office, { communityId: MINE, mark: '鑫', mobile: '1380000' });
  signIn(archive, CLERK);
  const lines = [`孙鑫新,${newIdNumber()},达明社区,13800008888`, '孙鑫错,123,达明社区,'];
  const path = office.paper('名册.csv', ['姓名,公民身份号码,所属社区,联系电话', ...lines].join('\n'));
  await office.job({ kind: 'roster.read', recordKind: 'retiree', path });
  signIn(archive, ADMIN);
  const others: Neighbour[] = [];
  if (hasOthers) {
    for (const name of ['西洪社区', '空社区']) await office.ask('communities.save', { id: null, name, code: null });
    others.push(await neighbour(office, { communityId: OTHER, mark: '龘', mobile: '1399999' }));
    others.push(await neighbour(office, { communityId: null, mark: '靐', mobile: '1377777' }));
    const strange = office.paper('别人的.csv', `姓名,公民身份号码,所属社区\n李龘新,${newIdNumber()},西洪社区\n`);
    await office.job({ kind: 'roster.read', recordKind: 'retiree', path: strange });
  }
  const month = office.month(0);
  const { digest } = await office.ask('payments.roll', { month });
  await office.ask('payments.finalise', { month, digest });
  return { archive, office, own, others };
}

function signIn(archive: TestArchive, id: number): void {
  setCurrentUser(archive.context, id);
}

/** Everything a call tells, with the file it wrote, as text; what differs between any two archives is left out. */
async function told(street: Street, userId: number, name: ArchiveCall, input: object, path: string): Promise<string> {
  const { archive, office } = street;
  signIn(archive, userId);
  const reply = await answer(handlers, office.context, name, input, true);
  const written = reply.ok && existsSync(path) && 'path' in input ? await readWorkbook(path) : null;
  return (
    JSON.stringify([reply, written?.sheets.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)))], null, 1)
      .replaceAll(archive.dir, '')
      .replaceAll(path, '')
      .replaceAll(tmpdir(), '/tmp')
      .replaceAll(/"(?:\/tmp|-opened)[^"]*"/g, '""')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'uid')
      .replaceAll(/"ms": [\d.]+/g, '"ms": 0')
      // Lines of a final roll are numbered through the office; a package holds uids and so has a digest of its own.
      .replaceAll(/"(lineId|position)": \d+/g, '"$1": 0')
      .replaceAll(/"manifestSha256": "[0-9a-f]{64}"/g, '"manifestSha256": ""')
      // The foot of a roster says where the log ends, which is as long as all have written.
      .replaceAll(/日志 第\d+条 [0-9a-f]{8}/g, '日志')
      .replaceAll(/[林王]经办/g, '经办')
  );
}

/** The sum of the proof of every row that acts write: the same as long as none was written. */
const proved = ({ archive }: Street) => archive.db.prepare('SELECT sum FROM proof_sum').pluck().get();

const readingCalls = (Object.keys(archiveContract) as ArchiveCall[]).filter((name) => !archiveContract[name].writes);

it('every reading call of the contract is walked, or is for those alone who see the whole office', () => {
  const missing = readingCalls.filter((name) => reads[name] === undefined && !isForWholeOffice(name));
  expect(missing, 'add each of these calls to test/help/scope-walk/reads.ts').toEqual([]);
  expect(Object.keys(reads).filter((name) => !readingCalls.includes(name as ArchiveCall))).toEqual([]);
});

it.each(readingCalls.filter(isForWholeOffice))('%s is refused to who sees a part', async (name) => {
  signIn(crowded.archive, CLERK);
  const shapes = [
    {},
    { id: 1 },
    { ids: [1], effectiveOn: null },
    { sourceId: 1 },
    { path: '/x' },
    { id: 1, path: '/x' },
  ];
  const more = [
    { sourceId: 1, road: '龘路', house: null },
    { field: 'employer' },
    { month: crowded.office.month(0), source: { kind: 'none' } },
  ];
  const input = [...shapes, ...more].find((shape) => archiveContract[name].input.safeParse(shape).success);
  const reply = await answer(handlers, crowded.office.context, name, input, true);
  expect(reply).toMatchObject({ ok: false, error: { code: 'scope.wholeOffice' } });
});

describe.each(Object.entries(reads) as [ArchiveCall, Read][])('%s', (name, read) => {
  it('tells a user of one community what an office of that community alone would, and of nobody else', async () => {
    const path = join(newFolder('list'), '名单.xlsx');
    const inputs = read.inputs(crowded.own, crowded.office, path);
    expect(inputs, name).not.toEqual([]);
    const stood = proved(crowded);
    for (const [index, input] of inputs.entries()) {
      const asked = `${name} ${JSON.stringify(input)}`;
      const answered = await told(crowded, CLERK, name, input, path);
      expect(proved(crowded), `${asked} writes nothing but the log`).toBe(stood);
      const secrets = [
        ...OTHER_MARKS,
        ...crowded.others.flatMap(({ numbers, idNumbers, mobile }) => [...numbers, ...idNumbers, mobile]),
      ];
      expect(
        secrets.filter((secret) => answered.includes(secret)),
        asked,
      ).toEqual([]);
      expect(answered, asked).toContain('"ok": true');
      if (read.officeWide !== null || read.notCompared !== null) continue;
      const same = read.inputs(alone.own, alone.office, path)[index] ?? {};
      const expected = await told(alone, CLERK, name, same, path);
      expect(answered, asked).toBe(expected);
      if (read.ownOnly !== null) continue;
      expect(expected, `${asked}, by who sees all`).toBe(await told(alone, ADMIN, name, same, path));
    }
  });
});
