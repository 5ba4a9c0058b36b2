import { type Act, act } from './act.ts';

/** What an office takes over from an old system when it goes live. */
export const openingActs: readonly Act[] = [
  act('openings.save', 'a first entry', async ({ open, version, day, month }) => {
    const { id } = await open();
    return async () => ({
      ...{ recordId: id, version: await version(id), certifiedOn: day(-40), way: '01' },
      ...{ amountFen: 320_000, amountFrom: month(-3), takesAmount: true, payment: 'paused' },
      ...{ pausedFrom: month(-1), pauseReason: 'overdue' },
    });
  }),
  act('openings.save', 'a correction with its reason', async ({ ask, open, version, day, month }) => {
    const { id } = await open();
    const first = { certifiedOn: day(-40), amountFen: 320_000, amountFrom: month(-3), takesAmount: true };
    await ask('openings.save', { recordId: id, version: await version(id), ...first });
    return async () => ({
      ...{ recordId: id, version: await version(id), ...first, amountFen: 330_000, reason: '金额抄错' },
    });
  }),
  act('openings.enterMany', 'a list', async ({ ask, open, paper, day, month }) => {
    const people = [await open(), await open()];
    const lines = people.map(({ name, idNumber }) => `${name},${idNumber},${day(300)},3200.50,${month(-3)},正常发放`);
    const heading = '姓名,公民身份号码,认证有效期至,月养老金,现标准起始月,发放状态';
    const path = paper('期初名单.csv', [heading, ...lines].join('\n'));
    // The files have another amount: each line asks, and is ticked.
    return async () => ({ path, digest: (await ask('openings.judgeMany', { path })).digest, accepted: [2, 3] });
  }),
];
