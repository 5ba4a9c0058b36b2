import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkArchive } from '#electron/archive/check.ts';
import { addMonths, monthsBetween } from '#shared/rules/calendar.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/**
 * Random years of payments through the contract, held against a small reckoning of its own: what each month is worth to
 * each person, told by what was decided and not by how the program works. Whoever is paid to the end has received it to the
 * cent; whoever's benefit ended has received it, or is owed the rest, or was paid the difference after the end.
 */

const archive = archiveOn('2026-02-10T08:00:00Z');
const desk = payDesk(() => archive);
const { ask, step, finalise } = desk;

const FIRST = '2026-02';
/** Months with acts, and months after them in which what is owed is paid. */
const [ACTING, SETTLING] = [7, 3];

interface Life {
  person: Paid;
  /** Ends one day: no amount of such a person goes down, and nobody certifies them. */
  mayEnd: boolean;
  /** From which month which amount. */
  amounts: { from: string; fen: number }[];
  /** Months for which somebody else pays. */
  sender: { from: string; through: string } | null;
  from: string;
  pauses: { from: string; to: string | null; paidIn: string | null }[];
  /** The last month that is due; null while the benefit runs. */
  last: string | null;
  isEnded: boolean;
  /** What was put on rolls by itself, in fen. */
  itemsFen: number;
  handedFen: number;
  waitsForAcceptance: boolean;
}

function random(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 12_345;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function worth(life: Life, month: string): number {
  if (month < life.from || (life.last !== null && month > life.last)) return 0;
  if (life.sender && month >= life.sender.from && month <= life.sender.through) return 0;
  const pause = life.pauses.find(({ from, to }) => month >= from && (to === null || month < to));
  if (pause && pause.to === null) return 0;
  return life.amounts
    .filter(({ from }) => from <= month)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1)?.fen as number;
}

const seeds = [1, 3, 9, 14];

it.each(seeds)('who received what, month by month, after a random year: seed %i', async (seed) => {
  const below = random(seed);
  const story: string[] = [];
  const lives: Life[] = [];
  const begin = async (mayEnd: boolean, values: object = {}): Promise<Life> => {
    const fen = 200_000 + below(2000) * 100 + below(100);
    const person = await desk.open({ pensionFen: fen, bankCode: below(2) === 0 ? '102' : '403', ...values });
    const life: Life = {
      ...{ person, mayEnd, amounts: [{ from: '2005-05', fen }], sender: null, from: FIRST, pauses: [] },
      ...{ last: null, isEnded: false, itemsFen: 0, handedFen: 0, waitsForAcceptance: false },
    };
    lives.push(life);
    return life;
  };
  const version = async (recordId: number) => (await ask('pension.get', { recordId })).version;
  for (let index = 0; index < 6; index += 1) {
    const life = await begin(index % 2 === 0);
    const input = { recordId: life.person.id, version: await version(life.person.id) };
    const [{ fen } = { fen: 0 }] = life.amounts;
    await ask('openings.save', { ...input, amountFen: fen, amountFrom: '2020-01' });
  }
  for (let index = 0; index < 2; index += 1) {
    const life = await begin(index === 0, { management: 'M0' });
    life.waitsForAcceptance = true;
    life.from = '9999-12';
  }
  const paying = (life: Life) => !life.waitsForAcceptance && !life.isEnded;
  const isPaused = (life: Life) => life.pauses.at(-1)?.to === null;

  const acts: Record<string, (life: Life, month: string) => Promise<number | null | undefined>> = {
    async amount(life, month) {
      if (!paying(life)) return undefined;
      const from = addMonths(month, -below(3));
      const now = worth({ ...life, pauses: [], sender: null, from: FIRST }, month);
      const fen = life.mayEnd || below(2) === 0 ? now + 1 + below(20_000) : now - 1 - below(5_000);
      if (life.amounts.some((one) => one.from > from)) return undefined;
      const about = { recordId: life.person.id, version: await version(life.person.id) };
      const { commandId } = await ask('pension.setAmount', {
        ...about,
        fromMonth: from,
        fen,
        kind: 'correct',
        document: '更正表',
      });
      life.amounts = [...life.amounts.filter((one) => one.from !== from), { from, fen }];
      return commandId;
    },
    async item(life, month) {
      if (!paying(life) || isPaused(life)) return undefined;
      const kind = (['subsidy', 'arrears', 'deduction'] as const)[below(3)] ?? 'subsidy';
      const fen = 1 + below(9_000);
      const input = { recordId: life.person.id, month, kind, fen, reason: '核定' };
      const { commandId } = await ask('payments.addItem', input);
      life.itemsFen += kind === 'deduction' ? -fen : fen;
      return commandId;
    },
    async pause(life, month) {
      if (!paying(life) || life.pauses.length > 0 || life.mayEnd) return undefined;
      const more = { month, reason: 'overdue' };
      const { commandId } = await step(life.person.id, 'benefit.pause', `${month}-08`, 'pause-list', more);
      life.pauses.push({ from: month, to: null, paidIn: null });
      return commandId;
    },
    async resume(life, month) {
      const pause = life.pauses.at(-1);
      if (!paying(life) || !pause || pause.to !== null) return undefined;
      await step(life.person.id, 'certification.pass', `${month}-09`, 'certification-form', { way: '04' });
      const { commandId } = await step(life.person.id, 'benefit.resume', `${month}-09`, 'resume-approval', { month });
      pause.to = month;
      return commandId;
    },
    async accept(life, month) {
      if (!life.waitsForAcceptance) return undefined;
      const on = `${addMonths(month, -below(2))}-05`;
      const through = below(4) === 0 ? null : addMonths(month, below(4) - 2);
      await step(life.person.id, 'management.accept', on, 'transfer-letter', { party: '仓山区某街道', month: through });
      life.waitsForAcceptance = false;
      life.from = addMonths(through ?? on.slice(0, 7), 1);
      // Nobody said through which month: of the months since, the program only knows those of its own rolls to come.
      if (through === null && life.from < month) life.from = month;
      return undefined;
    },
    async die(life, month) {
      if (!paying(life) || !life.mayEnd) return undefined;
      const dead = addMonths(month, -below(3));
      if (dead < life.from || dead < FIRST) return undefined;
      const { commandId } = await step(life.person.id, 'person.death', `${dead}-03`, 'death-certificate');
      life.last = dead;
      life.isEnded = true;
      return commandId;
    },
    async stop(life, month) {
      if (!paying(life) || !life.mayEnd) return undefined;
      const more = { month, reason: 'abroad' };
      const { commandId } = await step(life.person.id, 'benefit.stop', `${month}-08`, 'agency-notice', more);
      life.last = addMonths(month, -1);
      life.isEnded = true;
      return commandId;
    },
    async handOver(life, month) {
      const [owed] = (await ask('payments.ofRecord', { recordId: life.person.id })).owed;
      const known = owed?.months.filter(({ fen }) => fen !== null) ?? [];
      const [one] = known;
      if (!one || one.fen === null) return undefined;
      const { commandId } = await ask('payments.handOver', {
        ...{ recordId: life.person.id, version: await version(life.person.id), on: `${month}-10` },
        ...{ months: [{ month: one.month, fen: one.fen }], to: 'heir', name: '陈丽', number: '350102197801010027' },
        paper: 'payee-receipt',
      });
      life.handedFen += one.fen;
      return commandId;
    },
  };
  const adjust = async (month: string): Promise<void> => {
    const from = addMonths(month, -below(3));
    const some = lives.filter(
      (life) => paying(life) && !isPaused(life) && life.from <= from && life.amounts.every((one) => one.from <= from),
    );
    if (some.length === 0) return;
    const rows = some.map((life) => ({ life, fen: worth({ ...life, sender: null }, month) + 100 + below(9_900) }));
    const path = join(archive.dir, `调整${month}.csv`);
    const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
    const text = rows.map(({ life, fen }) => `${life.person.name},${life.person.idNumber},${yuan(fen)}`).join('\n');
    writeFileSync(path, `\uFEFF姓名,公民身份号码,调整后金额\n${text}\n`);
    const asked = { source: { kind: 'list', path }, fromMonth: from, payMonth: month };
    const { digest, lines } = await ask('adjustments.preview', { ...asked, limit: 200 });
    const ready = lines.filter(({ level }) => level === 'ready' || level === 'note');
    if (ready.length === 0) return;
    const names = new Set(ready.map(({ name }) => name));
    await ask('adjustments.apply', {
      ...asked,
      digest,
      accepted: [],
      document: `榕人社〔2026〕${month}`,
      decidedOn: `${month}-01`,
    });
    for (const { life, fen } of rows)
      if (names.has(life.person.name))
        life.amounts = [...life.amounts.filter((one) => one.from !== from), { from, fen }];
    story.push(
      `${month} adjusted from ${from}: ${rows.map(({ life, fen }) => `${life.person.name} ${fen}`).join(', ')}`,
    );
  };

  for (let turn = 0; turn < ACTING + SETTLING; turn += 1) {
    const month = addMonths(FIRST, turn);
    vi.setSystemTime(new Date(`${month}-10T08:00:00Z`));
    const isActing = turn > 0 && turn < ACTING;
    if (isActing && below(3) === 0) await adjust(month);
    for (let count = isActing ? 2 + below(5) : 0; count > 0; count -= 1) {
      const life = lives[below(lives.length)] as Life;
      const names = Object.keys(acts);
      const name = names[below(names.length)] ?? 'amount';
      const before = structuredClone(life);
      const commandId = await acts[name]?.(life, month);
      if (commandId === undefined && JSON.stringify(before) === JSON.stringify(life)) continue;
      story.push(`${month} ${name} ${life.person.name}: ${JSON.stringify({ ...life, person: undefined })}`);
      if (commandId != null && below(4) === 0 && name !== 'resume') {
        await desk.undo(commandId);
        Object.assign(life, before);
        story.push(`${month} undone: ${name} ${life.person.name}`);
      }
    }
    // Whoever waits at the end of the acts is taken over or resumed, so that nothing is left open.
    if (turn === ACTING)
      for (const life of lives) {
        if (life.waitsForAcceptance) await acts.accept?.(life, month);
        if (isPaused(life)) await acts.resume?.(life, month);
      }
    const { rollId } = await finalise(month);
    if (isActing && below(4) === 0) {
      await ask('payments.export', { month, path: join(archive.dir, 'roll.xlsx') });
      await ask('payments.voidRoll', { rollId, reason: '名单有误' });
      await finalise(month);
      story.push(`${month} voided and made anew`);
    }
    const { lines, unanswered } = await desk.roll(month);
    if (turn < ACTING && lines.length > 0) {
      const back = lines[below(lines.length)];
      const life = lives.find(({ person }) => person.id === back?.recordId);
      if (life && below(2) === 0) {
        await desk.sendBack(month, life.person, `${month}-10`);
        story.push(`${month} sent back: ${life.person.name}`);
      }
    }
    if (unanswered.length > 0) {
      const left = (await desk.roll(month)).unanswered;
      if (left.length > 0)
        await ask('payments.enterReturns', { month, source: { kind: 'none' }, on: `${month}-10`, banks: left }).catch(
          () => null,
        );
    }
  }

  const lastMonth = addMonths(FIRST, ACTING + SETTLING - 1);
  const months = Array.from({ length: monthsBetween('2025-09', lastMonth) + 1 }, (_, index) =>
    addMonths('2025-09', index),
  );
  for (const life of lives) {
    const { items: payments, owed } = await ask('payments.ofRecord', { recordId: life.person.id });
    const kept = payments.filter(({ state }) => state !== 'returned');
    const received = kept.reduce((sum, { netFen }) => sum + netFen, 0) + life.handedFen;
    const due = months.reduce((sum, month) => sum + worth(life, month), 0) + life.itemsFen;
    const owedFen = owed.reduce((sum, { fen }) => sum + (fen ?? 0), 0);
    const after = life.last === null ? [] : kept.filter(({ month }) => month > (life.last as string));
    const paidAfter = after.reduce((sum, { baseFen }) => sum + baseFen, 0);
    const told = `${life.person.name}\n${story.join('\n')}\n${JSON.stringify(payments, null, 1)}`;
    expect({ received: received + owedFen - paidAfter, told }).toEqual({ received: due, told });
  }
  const { findings } = await checkArchive(archive.dir);
  expect(findings).toEqual([]);
});
