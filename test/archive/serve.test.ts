import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { logTo } from '#electron/archive/core/log.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { readCall } from '#electron/archive/core/shell-link.ts';
import { errorCodes, messageFor } from '#shared/messages.zh.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
let lines: { level: string; what: string; facts: Record<string, unknown> }[];
beforeEach(() => {
  archive = newArchive();
  lines = [];
  logTo((level, what, facts) => lines.push({ level, what, facts }));
});
afterEach(() => {
  logTo(() => undefined);
  archive.remove();
});

const ask = (name: string, input: unknown) => answer(handlers, archive.context, name, input, true);

const item = (reason: string) => ({ recordId: 1, month: '2026-11', kind: 'deduction', fen: 100, reason });

describe('a call', () => {
  it('is answered with a value that keeps the contract', async () => {
    const saved = await ask('records.save', opening(retiree()));
    expect(saved).toMatchObject({ ok: true, value: { version: 1 } });
    const reply = await ask('records.get', { id: (saved as { value: { id: number } }).value.id });
    expect(reply).toMatchObject({ ok: true, value: { values: { name: '张伟' } } });
    expect(archive.events).toContainEqual({ name: 'records.changed', id: 1 });
  });

  it('with wrong input is refused field by field and writes nothing', async () => {
    const values = { ...retiree(), idNumber: '110105194912310021', mobile: '123' };
    const reply = await ask('records.save', opening(values));
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'input.invalid',
        params: {
          fields: {
            'person.values.idNumber': expect.stringContaining('校验'),
            'person.values.mobile': expect.any(String),
          },
        },
      },
    });
    expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
  });

  it.each([
    ['a NUL, which would leave an empty reason', 'x\u0000'],
    ['nothing but a NUL', '\u0000'],
    ['half of a character', '备注\ud842'],
    ['the other half', '\udfb7备注'],
  ])(
    'with a text that cannot be kept as it is (%s) is refused at its field and writes nothing',
    async (_what, text) => {
      const values = retiree({
        remark: text,
        dependants: [{ name: '陈母', relation: '52', birthOn: null, idNumber: null }],
      });
      const sent = (of: RetireeValues) => ask('records.save', opening(of));
      const [mother] = values.dependants;
      for (const [field, of] of [
        ['values.remark', values],
        ['person.values.skills', retiree({ skills: text })],
        ['values.dependants.0.name', retiree({ dependants: mother ? [{ ...mother, name: text }] : [] })],
      ] as const)
        expect(await sent(of), field).toMatchObject({
          ok: false,
          error: { code: 'input.invalid', params: { fields: { [field]: expect.any(String) } } },
        });
      expect(await ask('payments.addItem', item(text))).toMatchObject({
        ok: false,
        error: { code: 'input.invalid', params: { fields: { reason: expect.stringContaining('保存不了的字符') } } },
      });
      expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
      expect(await sent(retiree({ remark: '两行\n𠮷' }))).toMatchObject({ ok: true });
    },
  );

  it('with more than the contract names is refused', async () => {
    expect(await ask('records.get', { id: 1, sneaked: 'in' })).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    });
  });

  it('nobody knows is refused', async () => {
    expect(await ask('records.dropEverything', {})).toMatchObject({
      ok: false,
      error: { code: 'internal.unknownCall' },
    });
    expect(await ask('constructor', {})).toMatchObject({ ok: false, error: { code: 'internal.unknownCall' } });
  });

  it('that fails as expected carries its code and parameters', async () => {
    expect(await ask('records.get', { id: 4711 })).toMatchObject({
      ok: false,
      error: { code: 'record.notFound', ref: null },
    });
  });

  it('that meets a bug gives a reference, and the log keeps where it was but nobody it was about', async () => {
    archive.forge();
    archive.db.exec('DROP TABLE retiree_dependant');
    const values = retiree({ name: '秘密人', idNumber: '11010519491231002X' });
    const reply = await ask('records.save', opening(values));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'internal.unexpected', ref: expect.stringMatching(/^[0-9A-F]{4}$/) },
    });
    const log = JSON.stringify(lines);
    expect(log).toContain('SqliteError');
    expect(log).not.toContain('秘密人');
    expect(log).not.toContain('11010519491231002X');
    expect(log).not.toContain('INSERT');
  });
});

describe('every error', () => {
  it('has a sentence and a next step without gaps', () => {
    for (const code of errorCodes) {
      const texts: Record<string | symbol, unknown> = { fields: { a: '请填写姓名' }, remedy: '请先办理接收' };
      const params = new Proxy({}, { get: (_target, key) => texts[key] ?? 7 });
      const message = messageFor(code, params as never);
      expect(message.sentence.length, code).toBeGreaterThan(4);
      expect(message.nextStep.length, code).toBeGreaterThan(4);
      expect(message.sentence + message.nextStep, code).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('is named noun.what', () => {
    for (const code of errorCodes) expect(code).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  });
});

it('a message of a port that is no call is told from one, whatever it is', () => {
  for (const odd of [null, undefined, 1, 'x', [], {}, { id: 1 }, { id: 'x', name: 'y' }, { id: 1, name: null }])
    expect(readCall(odd)).toBeNull();
  expect(readCall({ id: 1, name: 'records.get', input: null })).toEqual({ id: 1, name: 'records.get', input: null });
});
