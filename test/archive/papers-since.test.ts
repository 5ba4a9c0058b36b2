import { describe, expect, it, vi } from 'vitest';
import { papersSinceImport } from '#db/papers/papers-since.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { printed } from '#test/help/ask.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const { ask, open, step, finalise, undo } = payDesk(() => archive);
const print = (request: object) => printed(archive, request);
const papersOf = (id: number | null) => ask('commands.papers', { id });
const lastAct = async (noun: string) => (await ask('commands.list', { noun, nounId: null })).items[0]?.id ?? null;
const part = { bankCode: null, communityId: null, isMasked: false };

interface Act {
  act: (person: Paid) => Promise<number | null>;
  print: (person: Paid, commandId: number | null) => Promise<void> | void;
  title: string;
  of: (person: Paid) => unknown;
}

const ofFile = ({ name }: Paid): unknown => expect.stringContaining(name);
const letter = {
  ...{ direction: 'in', number: '榕转字〔2026〕12 号', unitName: '福州搪瓷厂', kind: 'employer', onDate: '2026-11-20' },
  contents: ['pension', 'file'],
};

/** One act of each noun whose things have forms, with a form of it. */
const acts: Record<string, Act> = {
  'a step of a file': {
    act: async ({ id }) => (await step(id, 'person.death', '2026-11-20', 'death-certificate')).commandId,
    print: ({ id }) => print({ form: 'death-report', recordId: id, paidThrough: null }),
    title: '退休人员死亡（停发）申报表',
    of: ofFile,
  },
  'an amount': {
    act: async ({ id: recordId }) => {
      const { version } = await ask('pension.get', { recordId });
      const amount = { fromMonth: '2026-11', fen: 310_000, kind: 'correct', document: '更正核定表' };
      return (await ask('pension.setAmount', { recordId, version, ...amount })).commandId;
    },
    print: ({ id }) => print({ form: 'retiree-registration', recordId: id }),
    title: '企业退休人员社会化管理服务登记表',
    of: ofFile,
  },
  'a list of pauses': {
    act: async ({ id }) => {
      const list = { month: '2026-12', on: '2026-11-23', listNumber: '榕社〔2026〕3号' };
      return (await ask('certification.pause', { recordIds: [id], ...list })).commandId;
    },
    print: ({ id }) => print({ form: 'suspension-notice', recordIds: [id] }),
    title: '暂停发放养老金告知书',
    of: ofFile,
  },
  'a name of a person': {
    act: async ({ id }) => {
      const { personId } = await ask('records.get', { id });
      await ask('people.addAlias', { personId, kind: 'known-as', name: '老陈' });
      return lastAct('person');
    },
    print: ({ id }) => print({ form: 'certification-form', recordIds: [id] }),
    title: '领取基本养老金资格认证表',
    of: ofFile,
  },
  'a letter of a batch': {
    act: async () => {
      await ask('batches.save', { id: null, version: 0, values: letter });
      return lastAct('batch');
    },
    print: async () => {
      const [act] = (await ask('commands.list', { noun: 'batch', nounId: null })).items;
      print({ form: 'batch-list', batchId: act?.nounId });
    },
    title: '退休人员人事档案移交（接收）清单',
    of: () => '福州搪瓷厂 榕转字〔2026〕12 号',
  },
  'a voided roll': {
    act: async () => {
      const { rollId } = await finalise('2026-11');
      return (await ask('payments.voidRoll', { rollId, reason: '名单漏了一人' })).commandId;
    },
    print: async () => {
      const [voided] = (await ask('payments.months', {})).voided;
      print({ form: 'pay-roll', rollId: voided?.rollId, ...part });
    },
    title: '养老金社会化发放花名册',
    of: () => '202611-1',
  },
};

describe('an act that is taken back after forms of it were printed says which', () => {
  it.each(Object.entries(acts))('%s: form, whose, when and by whom, before and in the answer', async (_, of) => {
    const person = await open({ certificationState: 'V3' });
    const commandId = await of.act(person);
    expect(await papersOf(commandId)).toEqual({ items: [], total: 0, refusal: null });
    vi.setSystemTime(new Date('2026-11-24T01:30:00Z'));
    await of.print(person, commandId);
    const { refusal, ...papers } = await papersOf(commandId);
    expect(refusal).toBeNull();
    expect(papers).toEqual({
      items: [
        ...[{ title: of.title, of: of.of(person), things: 1, at: '2026-11-24T01:30:00.000Z' }].map((one) => ({
          ...{ ...one, by: '林经办', isPdf: true },
        })),
      ],
      total: 1,
    });
    expect((await undo(commandId)).papers).toEqual(papers);
  });

  it('what was printed before it, or of somebody else, is not named; a clock set back hides nothing', async () => {
    const [person, other] = [await open(), await open()];
    print({ form: 'retiree-registration', recordId: person.id });
    const { commandId } = await step(person.id, 'person.death', '2026-11-20', 'death-certificate');
    print({ form: 'retiree-registration', recordId: other.id });
    expect((await papersOf(commandId)).total).toBe(0);
    vi.setSystemTime(new Date('2026-11-23T07:00:00Z'));
    print({ form: 'survivor-claim', recordId: person.id, paidThrough: null });
    expect((await papersOf(commandId)).items.map(({ title }) => title)).toEqual([
      '丧葬补助金和抚恤金（遗属待遇）申领表',
    ]);
  });

  it('many files on one paper are one paper, counted; more than ten papers are counted, not named', async () => {
    const people = [await open(), await open(), await open()];
    const recordIds = people.map(({ id }) => id);
    for (const { id } of people) archive.db.exec(`UPDATE retiree SET certification_state = 'V3' WHERE id = ${id}`);
    const list = { month: '2026-12', on: '2026-11-23', listNumber: null };
    const { commandId } = await ask('certification.pause', { recordIds, ...list });
    print({ form: 'suspension-notice', recordIds });
    expect(await papersOf(commandId)).toMatchObject({ total: 1, items: [{ things: 3 }] });
    for (let minute = 1; minute <= 12; minute += 1) {
      vi.setSystemTime(new Date(Date.UTC(2026, 10, 23, 9, minute)));
      print({ form: 'suspension-notice', recordIds });
    }
    const { items, total } = await papersOf(commandId);
    expect([items.length, total]).toEqual([10, 13]);
  });

  it('an import too: its files, printed after it was taken in', async () => {
    const [inside, outside] = [await open(), await open()];
    archive.db.exec(`
      INSERT INTO import (id, uid, kind, state, path, file_name, format, sheets, sheet, header_row, columns, summary,
        started_at, started_by) VALUES (1, 'u', 'retiree', 'applied', '/x', 'x.csv', 'csv', '[]', '', 1, '[]', '{}', '2026-11-23', 1);
      INSERT INTO import_row (import_id, row, verdict, entry, differences, notes, warnings, cells, record_id)
        VALUES (1, 2, 'created', '{}', '[]', '[]', '[]', '[]', ${inside.id});
      UPDATE change SET import_id = 1 WHERE noun = 'record' AND noun_id = ${inside.id}`);
    print({ form: 'retiree-registration', recordId: outside.id });
    expect(papersSinceImport(archive.db, 1).total).toBe(0);
    print({ form: 'retiree-registration', recordId: inside.id });
    expect(papersSinceImport(archive.db, 1).items).toMatchObject([{ of: expect.stringContaining(inside.name) }]);
  });
});
