import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepared } from '#db/core/rows.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { archiveContract } from '#shared/contract/archive.ts';
import { issueWords } from '#shared/contract/issue-words.ts';
import { RetireeValues } from '#shared/records/retiree/fields.ts';
import { copyOfArchive, newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { type Office, officeOver } from '#test/help/every-act/office.ts';
import { everyAct } from '#test/help/every-act.ts';
import { walkAct, walkTwice } from '#test/help/odd-values/walk.ts';
import { saving } from '#test/help/saving.ts';

// Every so many-th odd input of an act is tried, in each act from another one on; test/bench/odd-values.bench.ts tries more.
const EACH = 61;

// Its scene sets the clock past the program, which the check rightly finds until the act was made.
const FORGED = 'start.confirmClock';

let bare: TestArchive;
let archive: TestArchive;
let office: Office;
beforeAll(() => {
  bare = newArchive();
  bare.close();
});
beforeEach(() => {
  archive = copyOfArchive(bare);
  office = officeOver(archive.context, newFolder('papers'));
});
afterEach(async () => {
  await office.idle();
  archive.remove();
});

describe('an odd value at any place of any writing call is refused in a sentence, or kept and undone whole', () => {
  it.each(everyAct.map((one, nth) => [`${one.call}: ${one.what}`, one, nth] as const))('%s', async (_name, act, of) => {
    const { wrong } = await walkAct(act, office, archive, (nth) => (nth + of) % EACH === 0);
    expect(wrong).toEqual([]);
    if (act.call === FORGED) return;
    expect(await checkArchive(archive.dir)).toEqual({ ok: true, findings: [], notes: [] });
  });
});

describe('an act that is made twice, as by two windows that saw the same, is refused or one more that is undone whole', () => {
  it.each(everyAct.map((one) => [`${one.call}: ${one.what}`, one] as const))('%s', async (_name, act) => {
    expect(await walkTwice(act, office, archive)).toEqual([]);
    expect(await checkArchive(archive.dir)).toEqual({ ok: true, findings: [], notes: [] });
  });
});

describe('a text that is typed, pasted or read from a sheet is kept without what shows nothing', () => {
  const person = async () => (await office.open()).id;

  it.each([
    ['a bell', '甲\u0007乙', '甲乙'],
    ['marks of direction', '\u202e甲乙\u202c', '甲乙'],
    ['a zero width', '甲\u200b乙', '甲乙'],
    ['a tab and an end of a line', '甲\t乙\r\n 丙', '甲 乙 丙'],
    ['blanks at its ends', '\u3000甲 乙\u00a0', '甲 乙'],
  ])('%s: in a line', async (_what, typed, kept) => {
    const id = await person();
    const file = await office.ask('records.get', { id });
    await office.ask('records.save', saving(file, { ...file.values, employer: typed }));
    expect((await office.ask('records.get', { id })).values.employer).toBe(kept);
    await office.ask('office.save', { name: `${typed}街道`, contactName: typed, contactPhone: null, fondsCode: null });
    expect((await office.ask('office.get', {})).office?.contactName).toBe(kept);
  });

  it('lines stay lines in a remark', async () => {
    const { id } = await office.open({ remark: '一\r\n二\u0007\u2028三' });
    expect((await office.ask('records.get', { id })).values.remark).toBe('一\n二\n三');
  });

  it.each(['\u200b', ' \u3000 ', '\u202e\ufeff', '\u0007'])('nothing to be seen (%j) is no reason', async (reason) => {
    const id = await person();
    const { version } = await office.ask('records.get', { id });
    const states = { states: { management: 'M2' as const }, reason };
    await expect(office.ask('life.correct', { recordId: id, version, ...states })).rejects.toThrow('请写明更正的原因');
    expect(RetireeValues.safeParse({ ...retiree(), employer: reason }).success).toBe(false);
  });

  it('a cell of a sheet is kept as a field is', async () => {
    const heading = '社区编码,社区,类别,名称,负责人,负责人证件号码,启用日期,停用日期,标识';
    const line = ',达明社区,自管小组,夕\u200b阳\u0007红,王\u202e组长,,,,';
    await office.ask('groups.importFile', { path: office.paper('小组.csv', `${heading}\n${line}`) });
    const { items } = await office.ask('groups.list', {});
    expect(items.map(({ name, leaderName }) => [name, leaderName])).toEqual([['夕阳红', '王组长']]);
  });
});

describe('a field without a sentence of its own is refused in one of the program', () => {
  const schema = archiveContract['care.save'].input;
  const whole = { kind: 'visit', on: '2026-11-20', byRole: 'staff', byName: '林经办', recordIds: [1] };
  it.each([
    ['left out', { byName: undefined }, 'byName', '没有填写'],
    ['of another type', { byName: 5 }, 'byName', '不是这一项要的'],
    ['not in the list', { kind: '没有' }, 'kind', '重新选择'],
    ['no number', { version: Number.NaN }, 'version', '整数|数字'],
    ['too small', { recordIds: [0] }, 'recordIds.0', '应大于 0'],
    ['too big', { recordIds: [1e308] }, 'recordIds.0', '整数|太大'],
    ['unknown', { 没有: 1 }, '', '没有“没有”这一项'],
  ])('%s', (_what, odd, path, said) => {
    const parsed = schema.safeParse({ ...whole, ...odd }, { error: issueWords });
    const found = parsed.error?.issues.find((issue) => issue.path.join('.') === path)?.message;
    expect(found).toMatch(new RegExp(said));
  });
});

describe('what two places ask the store in one text is answered to each as it asked', () => {
  it('a version of before is refused with whose the later one is and when, after a seal was kept', async () => {
    const { id } = await office.open();
    const input = async () => ({
      ...{ recordId: id, version: await office.version(id), on: office.day(-1), from: '组织部', sealNumber: '封 9' },
    });
    const before = await input();
    await office.ask('seals.keep', before);
    await expect(office.ask('seals.keep', before)).rejects.toThrow('"by":"林经办"');
  });

  it('as a row and as a bare value, whoever asked first', () => {
    const sql = 'SELECT name FROM user WHERE id = ?';
    for (let time = 0; time < 2; time += 1) {
      expect(prepared(archive.db, sql).pluck().get(1)).toBe('林经办');
      expect(prepared(archive.db, sql).get(1)).toEqual({ name: '林经办' });
    }
  });
});
