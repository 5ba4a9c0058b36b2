import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { failHandover, finishHandover, startHandover } from '#db/handovers/handovers.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { Change } from '#shared/contract/records.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { opening, saving } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

async function ask<T = Record<string, unknown>>(name: ArchiveCall, input: unknown = {}): Promise<T> {
  const reply = await answer(handlers, archive.context, name, input, true);
  return (reply.ok ? reply.value : reply.error.code) as T;
}
interface Saved {
  id: number;
  number: string;
  version: number;
  commandId: number;
}
const open = (values: Partial<RetireeValues> = {}) => ask<Saved>('records.save', opening(retiree(values)));
const file = (id: number) => ask<RetireeFile>('records.get', { id });
async function change(id: number, values: Partial<RetireeValues>): Promise<Saved> {
  const known = await file(id);
  return ask<Saved>('records.save', saving(known, { ...known.values, ...values }));
}
const undo = (id: number) => ask('commands.undo', { id });
const acts = async (nounId: number | null, noun: Command['noun'] = 'record') =>
  (await ask<{ items: Command[] }>('commands.list', { noun, nounId })).items;
const found = async (text: string, isRemoved = false) =>
  (
    await ask<{ rows: { number: string }[] }>('records.list', { filter: { kind: 'retiree', text, isRemoved } })
  ).rows.map((row) => row.number);
const history = async (id: number) => (await ask<{ items: Change[] }>('records.history', { id })).items;
const sortNames = () => archive.db.prepare('SELECT sort_name FROM record ORDER BY id').pluck().all();

describe('a saved change that is taken back', () => {
  it('leaves the file as it was, field by field, the person and the dependants too', async () => {
    const dependants = [{ name: '张小', relation: '20', birthOn: '1980-01-01', idNumber: null }];
    const { id } = await open({ mobile: '13800138000', dependants });
    const before = await file(id);
    const saved = await change(id, {
      mobile: '13900139000',
      pensionFen: 312345,
      remark: '改过',
      paperFilePlace: '3-2-15',
      dependants: [
        { ...dependants[0], name: '张晓' } as never,
        { name: '李二', relation: null, birthOn: null, idNumber: null },
      ],
    });
    expect((await acts(id)).map((one) => one.title)).toEqual([
      '修改张伟的手机、月养老金、存放位置、备注 等 5 项',
      `建档：张伟（${before.number}）`,
    ]);
    expect(await undo(saved.commandId)).toMatchObject({
      title: '修改张伟的手机、月养老金、存放位置、备注 等 5 项',
    });
    const after = await file(id);
    expect(after.values).toEqual(before.values);
    // Whoever has the page open is told: the version goes on counting.
    expect(after.version).toBe(saved.version + 1);
    expect(
      await ask('records.save', saving({ ...after, version: saved.version }, { ...after.values, remark: '晚了' })),
    ).toBe('record.changedMeanwhile');
    expect(await undo(saved.commandId)).toBe('command.undoneAlready');
    expect(checkDatabase(archive.db)).toEqual([]);
    expect(verifyLog(archive.db)).toEqual([]);
  });

  it('is found by the old name, and after that no more by the new: characters, pinyin, initials, number, order', async () => {
    const idNumber = newIdNumber();
    const { id, number } = await open({ name: '欧阳海', formerName: '欧阳江', idNumber });
    const names = sortNames();
    const other = newIdNumber();
    const saved = await change(id, { name: '尉迟永', formerName: null, idNumber: other });
    for (const text of ['尉迟永', '迟永', 'weichiyong', 'ycy', other])
      expect(await found(text), text).toEqual([number]);
    // Papers that carry a name that was written over lead to the person still.
    for (const text of ['欧阳海', '欧阳江', 'ouyanghai', 'oyh']) expect(await found(text), text).toEqual([number]);
    await undo(saved.commandId);
    for (const text of ['欧阳海', '阳海', '阳江', 'ouyanghai', 'oyh', 'oyj', idNumber])
      expect(await found(text), text).toEqual([number]);
    for (const text of ['尉迟永', '迟永', 'weichiyong', 'ycy', other]) expect(await found(text), text).toEqual([]);
    expect(sortNames()).toEqual(names);
    expect(await ask('people.findByIdNumber', { idNumber: other })).toMatchObject({ found: null });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('is no longer like somebody it became like', async () => {
    const twin = await open({ name: '林秀英', birthOn: '1952-03-04', mobile: '13800138000' });
    const { id } = await open({ name: '高建国', birthOn: '1940-11-12', mobile: '13511112222' });
    const total = async () => (await ask<{ total: number }>('likeness.list')).total;
    expect(await total()).toBe(0);
    const saved = await change(id, { name: '林秀英', birthOn: '1952-03-04', mobile: '13800138000' });
    expect(await total()).toBe(1);
    await undo(saved.commandId);
    expect(await total()).toBe(0);
    expect(twin.id).not.toBe(id);
  });

  it('is told in the history, with what it changed back', async () => {
    const { id } = await open({ mobile: '13800138000' });
    const saved = await change(id, { mobile: '13900139000' });
    await undo(saved.commandId);
    expect(
      (await history(id)).map(({ action, note, before, after }) => [action, note, before, after]).slice(0, 2),
    ).toEqual([
      ['undo', '修改张伟的手机', { mobile: '13900139000' }, { mobile: '13800138000' }],
      ['update', null, { mobile: '13800138000' }, { mobile: '13900139000' }],
    ]);
    // One act is one line of the history, not two.
    expect((await history(id)).map((one) => one.action)).toEqual(['undo', 'update', 'create']);
  });

  it('survives a restart', async () => {
    const { id } = await open({ mobile: '13800138000' });
    const saved = await change(id, { mobile: '13900139000' });
    archive.close();
    const again = openArchive(archive.dir, false);
    try {
      const context = { ...archive.context, db: again.db };
      const reply = await answer(handlers, context, 'commands.undo', { id: saved.commandId }, true);
      expect(reply).toMatchObject({ ok: true });
      const got = await answer(handlers, context, 'records.get', { id }, true);
      expect(got).toMatchObject({ value: { values: { mobile: '13800138000' }, person: { version: 3 } } });
    } finally {
      again.close();
    }
  });

  it('lets later changes of other fields stand, and is refused where the same was changed again', async () => {
    const { id } = await open({ mobile: '13800138000', landline: null });
    const first = await change(id, { mobile: '13900139000' });
    const second = await change(id, { landline: '0591-87654321' });
    const third = await change(id, { mobile: '13700137000' });
    expect(await undo(first.commandId)).toBe('command.changedSince');
    await undo(third.commandId);
    await undo(first.commandId);
    expect((await file(id)).values).toMatchObject({ mobile: '13800138000', landline: '0591-87654321' });
    await undo(second.commandId);
    expect((await file(id)).values.landline).toBeNull();
  });

  it('is refused where the dependants alone were changed again', async () => {
    const one = { name: '张小', relation: '20', birthOn: null, idNumber: null };
    const { id, commandId } = await open();
    const saved = await change(id, { dependants: [one] });
    await change(id, { dependants: [one, { ...one, name: '张大' }] });
    expect(await undo(saved.commandId)).toBe('command.changedSince');
    expect(await undo(commandId)).toBe('command.changedSince');
  });

  it('that changed nothing is no act', async () => {
    const { id } = await open();
    expect((await change(id, {})).commandId).toBeNull();
    expect(await acts(id)).toHaveLength(1);
  });
});

describe('a file that was opened', () => {
  it('goes out of use when that is taken back, keeps its content, and gives back a 档号 nobody has seen', async () => {
    const dependants = [{ name: '张小', relation: '20', birthOn: null, idNumber: null }];
    const { id, number, commandId } = await open({ name: '尉迟永', dependants });
    await undo(commandId);
    expect(await file(id)).toMatchObject({ removedReason: '撤销建档', version: 2, values: { dependants } });
    expect(await found('尉迟永')).toEqual([]);
    expect(await found('尉迟永', true)).toEqual([]);
    const next = await open({ name: '尉迟永' });
    expect(next.number).toBe(number);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('of somebody registered before leaves that person as they were', async () => {
    const idNumber = newIdNumber();
    const first = await open({ name: '欧阳海', idNumber, mobile: '13800138000' });
    await ask('records.remove', { id: first.id, version: 1, reason: '迁出' });
    const second = await open({ name: '欧阳海洋', idNumber, mobile: '13900139000' });
    await undo(second.commandId);
    expect((await file(first.id)).values).toMatchObject({ name: '欧阳海', mobile: '13800138000' });
    expect(await found('oyhy', true)).toEqual([]);
  });

  it('stays where materials were added meanwhile, until those are taken back', async () => {
    const { id, commandId } = await open();
    const path = join(archive.dir, '身份证.pdf');
    writeFileSync(path, '%PDF-1.4');
    const added = await ask<Saved>('attachments.add', { recordId: id, paths: [path] });
    expect(await undo(commandId)).toBe('command.usedSince');
    await undo(added.commandId);
    expect((await file(id)).attachments).toEqual([]);
    expect(await undo(commandId)).toMatchObject({ title: expect.stringMatching(/^建档：/) });
  });
});

describe('taking a file out of use, bringing it back, materials', () => {
  it('each is one act with one undo', async () => {
    const { id, number } = await open();
    const removed = await ask<Saved>('records.remove', { id, version: 1, reason: '重复建档' });
    await undo(removed.commandId);
    expect(await file(id)).toMatchObject({ removedAt: null, removedReason: null, version: 3 });
    await ask('records.remove', { id, version: 3, reason: '迁出' });
    const restored = await ask<Saved>('records.restore', { id, version: 4 });
    await undo(restored.commandId);
    expect(await file(id)).toMatchObject({ removedReason: '迁出', version: 6 });
    expect((await acts(id)).map((one) => [one.title, one.undoneAt !== null])).toEqual([
      [`恢复张伟的档案（${number}）`, true],
      [`作废张伟的档案（${number}）：迁出`, false],
      [`作废张伟的档案（${number}）：重复建档`, true],
      [`建档：张伟（${number}）`, false],
    ]);
  });

  it('is refused in words where the person has another open file by now', async () => {
    const idNumber = newIdNumber();
    const { id } = await open({ idNumber });
    const removed = await ask<Saved>('records.remove', { id, version: 1, reason: '重复建档' });
    await open({ idNumber });
    expect(await undo(removed.commandId)).toBe('command.clashes');
    expect((await file(id)).removedReason).toBe('重复建档');
  });

  it('brings a material back', async () => {
    const { id } = await open();
    const paths = ['一.pdf', '二.pdf'].map((name) => join(archive.dir, name));
    for (const path of paths) writeFileSync(path, path);
    await ask('attachments.add', { recordId: id, paths });
    const [first] = (await file(id)).attachments;
    const off = await ask<Saved>('attachments.remove', { id: first?.id });
    expect((await file(id)).attachments.map((one) => one.name)).toEqual(['二.pdf']);
    await undo(off.commandId);
    expect((await file(id)).attachments.map((one) => one.name)).toEqual(['一.pdf', '二.pdf']);
    expect((await acts(id)).map((one) => one.title).slice(0, 2)).toEqual([
      '移除材料：一.pdf',
      '添加材料：一.pdf、二.pdf',
    ]);
  });
});

describe('what was used afterwards stays', () => {
  const handOver = (id: number, version: number) =>
    inTransaction(archive.db, () => {
      const handoverId = startHandover(archive.db, archive.act, {
        name: '鼓西移交',
        path: '/stick',
        recipient: '',
        remark: '',
        selection: { kind: 'retiree', communityId: null, retiredYear: null, recordIds: [id], onDate: null },
        records: 1,
      });
      finishHandover(archive.db, archive.act, handoverId, {
        path: '/stick',
        files: 1,
        bytes: 1,
        manifestSha256: 'a'.repeat(64),
        records: [
          {
            id,
            version,
            personVersion: retireeFile(archive.db, id).person.version,
            attachments: 0,
            subjectDigest: '',
          },
        ],
      });
    });

  it('a file that was handed over, but not one whose hand-over failed or came before', async () => {
    const { id } = await open({ mobile: '13800138000' });
    const before = await change(id, { mobile: '13900139000' });
    handOver(id, before.version);
    expect(await undo(before.commandId)).toBe('command.usedSince');
    const after = await change(id, { mobile: '13700137000' });
    inTransaction(archive.db, () => {
      const failed = startHandover(archive.db, archive.act, {
        name: '失败',
        path: '/stick',
        recipient: '',
        remark: '',
        selection: { kind: 'retiree', communityId: null, retiredYear: null, recordIds: [id], onDate: null },
        records: 1,
      });
      failHandover(archive.db, failed, 'failed', archive.act.at);
    });
    expect(await undo(after.commandId)).toMatchObject({ title: '修改张伟的手机' });
  });

  it('a file that a roster wrote over, until that import is undone', async () => {
    const idNumber = newIdNumber();
    const { id } = await open({ idNumber, mobile: '13800138000', employer: '甲厂' });
    const saved = await change(id, { employer: '乙厂' });
    const path = join(archive.dir, 'roster.csv');
    writeFileSync(path, `姓名,公民身份号码,联系电话\n张伟,${idNumber},13600136000\n`);
    const importId = await importRoster(archive, path);
    expect((await file(id)).values.mobile).toBe('13600136000');
    expect(await undo(saved.commandId)).toBe('command.usedSince');
    await runJobHere(archive.context, { kind: 'roster.undo', importId });
    expect(await undo(saved.commandId)).toMatchObject({ title: '修改张伟的原工作单位' });
    expect((await file(id)).values).toMatchObject({ employer: '甲厂', mobile: '13800138000' });
  });
});

describe('settings', () => {
  it('the office: taken back, and told', async () => {
    await ask('office.save', {
      name: '鼓东街道社会保障事务所',
      contactName: '陈',
      contactPhone: null,
      fondsCode: null,
    });
    const [act] = await acts(null, 'office');
    expect(act?.title).toBe('修改单位资料：单位名称、联系人');
    await undo(act?.id ?? 0);
    expect(await ask('office.get')).toMatchObject({ office: { name: '鼓西街道社会保障事务所', contactName: null } });
    expect(verifyLog(archive.db)).toEqual([]);
  });

  it('the calendar: the days of the year before come back whole', async () => {
    const path = join(archive.dir, '2027.csv');
    const days = () => archive.db.prepare('SELECT * FROM calendar_day ORDER BY date').all();
    const take = async (lines: string[]) => {
      writeFileSync(path, ['日期,类型,名称', ...lines].join('\n'));
      return ask('calendar.import', { path });
    };
    await take(['2026-12-31,放假,元旦']);
    const before = days();
    await take(['2026-12-31,放假,跨年', '2026-12-30,放假,跨年']);
    const [last, first] = await acts(null, 'calendar');
    expect(last?.title).toBe('导入工作日历：2026 年 2 天');
    expect(await undo(first?.id ?? 0)).toBe('command.changedSince');
    await undo(last?.id ?? 0);
    expect(days()).toEqual(before);
    await undo(first?.id ?? 0);
    expect(days()).toEqual([]);
  });

  it('users: name and role come back, a password never does, somebody new is put out of use', async () => {
    await ask('session.setPassword', { oldPassword: null, newPassword: '管理员的密码一二' });
    const user = (id: number | null, name: string, role: string, password: string | null) =>
      ask<{ id: number }>('users.save', { id, name, role, password });
    const { id } = await user(null, '王经办', 'clerk', '茶杯雨伞八月河边');
    const hashes = () => archive.db.prepare('SELECT password_hash FROM user ORDER BY id').pluck().all();
    await user(id, '王复核', 'reviewer', '桌子灯塔九月山坡');
    const changed = hashes();
    const [change, add] = await acts(null, 'user');
    expect(change?.title).toBe('修改用户 王经办：改名、调整角色');
    await undo(change?.id ?? 0);
    expect(await ask('users.list')).toMatchObject({ items: [{}, { name: '王经办', role: 'clerk' }] });
    expect(hashes()).toEqual(changed);
    expect(JSON.stringify(archive.db.prepare('SELECT before, after FROM command_row').all())).not.toContain('scrypt');
    await undo(add?.id ?? 0);
    expect(await ask('users.list')).toMatchObject({ items: [{}, { name: '王经办', disabledAt: expect.any(String) }] });
  });

  it('leave one administrator also when something is taken back', async () => {
    await ask('session.setPassword', { oldPassword: null, newPassword: '管理员的密码一二' });
    await ask('users.save', { id: null, name: '陈主任', role: 'administrator', password: '茶杯雨伞八月河边' });
    const [add] = await acts(null, 'user');
    await ask('users.save', { id: 1, name: '林经办', role: 'clerk', password: null });
    await ask('session.signOut');
    await ask('session.signIn', { userId: 2, password: '茶杯雨伞八月河边' });
    expect(await undo(add?.id ?? 0)).toBe('user.lastAdministrator');
    expect(await ask('users.list')).toMatchObject({ items: [{ role: 'clerk' }, { role: 'administrator' }] });
  });
});
