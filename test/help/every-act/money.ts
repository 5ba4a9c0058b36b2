import { type Act, act } from './act.ts';
import type { Office } from './office.ts';

async function finaliseRoll({ ask }: Office, month: string): Promise<void> {
  const { digest } = await ask('payments.roll', { month });
  await ask('payments.finalise', { month, digest });
}

async function adjustmentList({ open, paper }: Office): Promise<string> {
  const people = [await open(), await open()];
  const lines = people.map(({ name, idNumber }) => `${name},${idNumber},3100`);
  return paper('调整名单.csv', ['姓名,公民身份号码,调整后金额', ...lines].join('\n'));
}

/** Amounts, accounts, adjustments, rolls and what the bank answers. */
export const moneyActs: readonly Act[] = [
  act('pension.setAmount', 'an amount since some months ago', async ({ open, version, month }) => {
    const { id } = await open();
    return async () => ({
      ...{ recordId: id, version: await version(id), fromMonth: month(-3), fen: 315_000, kind: 'adjust' },
      document: '闽人社文 8 号',
    });
  }),
  act('pension.setAmount', 'an amount of a month to come', async ({ open, version, month }) => {
    const { id } = await open();
    return async () => ({
      ...{ recordId: id, version: await version(id), fromMonth: month(2), fen: 325_000, kind: 'adjust' },
      document: '闽人社文 9 号',
    });
  }),
  act('pension.setAccount', 'another account', async ({ open, version, day }) => {
    const { id } = await open();
    return async () => ({
      ...{ recordId: id, version: await version(id), on: day(0), bankCode: '105', bankName: '建行鼓楼支行' },
      ...{ accountName: '陈换卡', accountNumber: '6227000000000001234', reason: '换卡' },
    });
  }),
  act('adjustments.apply', 'the agency’s list', async (office) => {
    const path = await adjustmentList(office);
    const asked = {
      source: { kind: 'list' as const, path },
      fromMonth: office.month(-2),
      payMonth: office.month(0),
    };
    return async () => {
      const { digest, lines } = await office.ask('adjustments.preview', asked);
      const accepted = lines.filter(({ level }) => level === 'ask').map(({ row }) => row);
      return { ...asked, document: '闽人社文 8 号', decidedOn: office.day(-20), digest, accepted };
    };
  }),
  act('payments.addItem', 'a deduction', async ({ open, month }) => {
    const { id } = await open();
    return () => ({ recordId: id, month: month(0), kind: 'deduction', fen: 10_000, reason: '多发抵扣' });
  }),
  act('payments.finalise', 'the roll of this month', async ({ ask, open, month }) => {
    await open();
    await open({ bankCode: '105' });
    return async () => ({ month: month(0), digest: (await ask('payments.roll', { month: month(0) })).digest });
  }),
  act('payments.voidRoll', 'a roll that was written out', async (office) => {
    await office.open();
    await finaliseRoll(office, office.month(0));
    const [roll] = (await office.ask('payments.months', {})).items;
    await office.ask('payments.export', { month: office.month(0), path: office.paper('花名册.xlsx', '') });
    return () => ({ rollId: roll?.rollId ?? 0, reason: '名单有误' });
  }),
  act('payments.enterReturns', 'one line the bank sent back', async (office) => {
    const { idNumber } = await office.open();
    await finaliseRoll(office, office.month(0));
    return () => ({
      ...{ month: office.month(0), on: office.day(0) },
      source: { kind: 'one', text: idNumber, reason: '账号已销户' },
    });
  }),
  act('payments.enterReturns', 'a list the bank sent back', async (office) => {
    const { idNumber, name } = await office.open();
    await finaliseRoll(office, office.month(0));
    const path = office.paper('退回.csv', `姓名,公民身份号码,退回原因\n${name},${idNumber},账号已销户\n`);
    return () => ({ month: office.month(0), on: office.day(0), source: { kind: 'list', path } });
  }),
  act('payments.enterReturns', 'everything paid', async (office) => {
    await office.open();
    await office.open({ bankCode: '105' });
    await finaliseRoll(office, office.month(0));
    return () => ({ month: office.month(0), on: office.day(0), source: { kind: 'none' }, banks: ['102', '105'] });
  }),
  act('payments.handOver', 'what came back of somebody who died', async (office) => {
    const { id, idNumber } = await office.open();
    await finaliseRoll(office, office.month(-1));
    await office.ask('payments.enterReturns', {
      ...{ month: office.month(-1), on: office.day(0) },
      source: { kind: 'one', text: idNumber, reason: '账号已销户' },
    });
    const { story } = await office.ask('life.get', { recordId: id });
    const returned = story.find(({ step }) => step === 'payment.returned');
    await office.ask('life.settle', { eventId: returned?.id ?? 0, on: office.day(0) });
    await office.take(id, 'person.death', 'death-certificate', { on: `${office.month(-1)}-20` });
    return async () => ({
      ...{ recordId: id, version: await office.version(id), on: office.day(0), to: 'heir', name: '陈丽' },
      ...{ months: [{ month: office.month(-1), fen: 300_000 }], number: '350102197801010027', paper: 'payee-receipt' },
    });
  }),
];
