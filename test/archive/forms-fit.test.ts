import { describe, expect, it } from 'vitest';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';

/** A letter, or a list that names people, goes to whom it applies; the others are left out, or the letter is refused, with the reason. */

const archive = archiveOn('2026-11-20T08:00:00Z');

const { ask, open, step } = payDesk(() => archive);

/** One of each standing, by what they are called here. */
async function everybody() {
  const made = async (name: string) => (await open({ name })).id;
  const people = {
    never: await made('从未认证'),
    certified: await made('已经认证'),
    overdue: await made('逾期未认'),
    paused: await made('逾期暂停'),
    prison: await made('服刑停发'),
    dead: await made('已经去世'),
    gone: await made('已经转出'),
    stopped: await made('已经终止'),
  };
  const certify = (id: number, on: string) => step(id, 'certification.pass', on, 'certification-form', { way: '04' });
  await certify(people.certified, '2026-11-02');
  await certify(people.prison, '2026-11-02');
  for (const id of [people.overdue, people.paused]) await certify(id, '2025-03-01');
  const pause = (id: number, reason: string) =>
    step(id, 'benefit.pause', '2026-11-10', 'pause-list', { month: '2026-12', reason });
  await pause(people.paused, 'overdue');
  await pause(people.prison, 'prison');
  await step(people.dead, 'person.death', '2026-11-05', 'death-certificate');
  await step(people.gone, 'management.transferOut', '2026-11-05', 'transfer-letter', { party: '仓山区某街道' });
  const abroad = { month: '2026-12', reason: 'abroad' };
  await step(people.stopped, 'benefit.stop', '2026-11-05', 'settlement-proof', abroad);
  return people;
}
type Who = keyof Awaited<ReturnType<typeof everybody>>;

const whyNot: Record<'dead' | 'gone' | 'stopped', RegExp> = {
  dead: /^已经去世（.+）已登记死亡$/,
  gone: /^已经转出（.+）管理关系已转出$/,
  stopped: /^已经终止（.+）待遇已终止$/,
};
const forms: readonly [string, Partial<Record<Who, RegExp>>][] = [
  ['certification-notice', whyNot],
  ['suspension-notice', { ...whyNot, certified: /^已经认证（.+）资格认证到 20\d\d-\d\d-\d\d 有效$/ }],
  [
    'pause-proposal',
    {
      ...whyNot,
      certified: /^已经认证（.+）资格认证到 20\d\d-\d\d-\d\d 有效$/,
      paused: /^逾期暂停（.+）已经暂停发放$/,
      prison: /^服刑停发（.+）已经暂停发放$/,
    },
  ],
];

describe.each(forms)('%s', (form, unfit) => {
  it('leaves out whom it does not apply to, says who and why, and is refused for such a one alone', async () => {
    const people = await everybody();
    const sheet = await ask('sheets.get', { request: { form, recordIds: Object.values(people) } });
    const leftOut = 'leftOut' in sheet ? sheet.leftOut : [];
    const reasons = Object.values(unfit);
    expect(leftOut).toHaveLength(reasons.length);
    for (const reason of reasons) expect(leftOut.filter((one) => reason.test(one))).toHaveLength(1);
    const document = JSON.stringify('document' in sheet ? sheet.document : null);
    for (const [who, id] of Object.entries(people)) {
      const { name } = (await ask('records.get', { id })).values;
      const why = unfit[who as Who];
      expect([who, document.includes(name)]).toEqual([who, why === undefined]);
      const alone = ask('sheets.get', { request: { form, recordIds: [id] } });
      if (why === undefined) expect(await alone).toMatchObject({ leftOut: [] });
      else
        expect(await refused(alone)).toMatchObject({
          code: 'printing.unfit',
          params: { first: expect.stringMatching(why) },
        });
    }
  });
});

it('certification-assist is refused for who is dead, transferred out or paid no more', async () => {
  const people = await everybody();
  const assist = (who: Who) => ask('sheets.get', { request: { form: 'certification-assist', recordId: people[who] } });
  for (const who of ['dead', 'gone', 'stopped'] as const)
    expect(await refused(assist(who))).toMatchObject({ params: { first: expect.stringMatching(whyNot[who]) } });
  expect(await assist('overdue')).toMatchObject({ leftOut: [] });
});
