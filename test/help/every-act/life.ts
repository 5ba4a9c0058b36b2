import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { StepName } from '#shared/records/retiree/life-cycle/steps.ts';
import { monthOf } from '#shared/rules/calendar.ts';
import { type Act, act } from './act.ts';
import type { Office } from './office.ts';

/** The steps that lead to where a step can be taken, each with its paper. */
type Before = readonly (readonly [StepName, string, object?])[];

interface Step {
  paper: string;
  values?: Partial<RetireeValues>;
  before?: Before;
  more?: (office: Office) => object;
}

const died: Before[number] = ['person.death', 'death-certificate'];
const paused: Before[number] = ['benefit.pause', 'pause-list', { reason: 'overdue' }];
const certified: Before[number] = ['certification.pass', 'certification-form', { way: '04' }];
const inHouse = { paperFileState: 'F1' } as const;

/** Every step of a life with how the file comes to where it can be taken. */
const steps: Record<StepName, Step> = {
  'benefit.award': {
    ...{ paper: 'award-table', values: { benefitState: 'B0', pensionFen: null } },
    more: ({ month }) => ({ month: month(0), amountFen: 320_000 }),
  },
  'benefit.pause': { paper: 'pause-list', more: ({ month }) => ({ month: month(0), reason: 'overdue' }) },
  'benefit.resume': {
    paper: 'resume-approval',
    before: [paused, certified],
    more: ({ month }) => ({ month: month(0) }),
  },
  'benefit.backPaid': {
    ...{ paper: 'bank-receipt', before: [paused, certified, ['benefit.resume', 'resume-approval']] },
    more: ({ month }) => ({ month: month(0), amountFen: 300_000 }),
  },
  'benefit.stop': { paper: 'settlement-proof', more: ({ month }) => ({ month: month(0), reason: 'abroad' }) },
  'person.death': { paper: 'death-certificate' },
  'death.report': { paper: 'decrease-form', before: [died] },
  'overpaid.claim': { paper: 'refund-notice', before: [died], more: () => ({ party: '陈家属', amountFen: 300_000 }) },
  'overpaid.returned': {
    ...{ paper: 'bank-receipt', more: () => ({ party: '陈家属', amountFen: 300_000 }) },
    before: [died, ['overpaid.claim', 'refund-notice', { party: '陈家属', amountFen: 300_000 }]],
  },
  'grant.apply': { paper: 'survivor-claim', before: [died], more: () => ({ party: '陈家属', amountFen: 900_000 }) },
  'grant.paid': {
    ...{ paper: 'bank-receipt', more: () => ({ party: '陈家属', amountFen: 900_000 }) },
    before: [died, ['grant.apply', 'survivor-claim', { party: '陈家属', amountFen: 900_000 }]],
  },
  'management.accept': {
    paper: 'transfer-letter',
    values: { management: 'M0' },
    more: () => ({ party: '福州搪瓷厂' }),
  },
  'management.acceptElsewhere': {
    ...{ paper: 'residence-proof', values: { management: 'M0' } },
    more: () => ({ party: '福州搪瓷厂' }),
  },
  'management.leaveWithEmployer': { paper: 'agency-notice', more: () => ({ party: '福州搪瓷厂' }) },
  'management.takeFromEmployer': {
    ...{ paper: 'registration-form', values: { management: 'M3' } },
    more: () => ({ party: '福州搪瓷厂' }),
  },
  'management.moveElsewhere': { paper: 'residence-proof', more: () => ({ place: '厦门市思明区' }) },
  'management.moveBack': { paper: 'visit-record', values: { management: 'M2' } },
  'management.transferOut': { paper: 'transfer-letter', more: () => ({ party: '台江区茶亭街道' }) },
  'paper.receive': { paper: 'file-roster', more: () => ({ party: '福州搪瓷厂', place: '3-2-15' }) },
  'paper.lend': {
    ...{ paper: 'loan-register', values: inHouse },
    more: ({ day }) => ({ party: '省社保中心', dueOn: day(20) }),
  },
  'paper.giveBack': {
    ...{ paper: 'loan-register', values: inHouse, more: () => ({ place: '3-2-16' }) },
    before: [['paper.lend', 'loan-register', { party: '省社保中心' }]],
  },
  'paper.centralise': { paper: 'file-roster', values: inHouse, more: () => ({ party: '鼓楼区档案馆' }) },
  'paper.recall': {
    ...{ paper: 'file-notice', values: { paperFileState: 'F3' } },
    more: () => ({ party: '鼓楼区档案馆', place: '3-2-17' }),
  },
  'paper.transferOut': { paper: 'file-notice', values: inHouse, more: () => ({ party: '台江区茶亭街道' }) },
  'paper.fileAway': { paper: 'death-certificate', values: inHouse, before: [died], more: () => ({ place: '9-1-1' }) },
  'certification.pass': { paper: 'certification-form', more: () => ({ way: '04' }) },
  'certification.doubt': { paper: 'visit-record', more: () => ({ reason: 'unreached' }) },
};

const stepActs = (Object.entries(steps) as [StepName, Step][]).map(([name, { paper, values, before = [], more }]) =>
  act('life.take', name, async (office) => {
    const { id } = await office.open({ management: 'M1', paperFileState: 'F0', ...values });
    // In the month of the day the steps are taken on: early in a month that day lies in the one before, and a certification
    // of it would be older than a pause of this month.
    const month = monthOf(office.day(-5));
    for (const [step, proof, also] of before) await office.take(id, step, proof, { month, ...also });
    return () => office.step(id, name, paper, more?.(office));
  }),
);

/** What happens in a life: every step, what a clerk puts right or settles, certifications. */
export const lifeActs: readonly Act[] = [
  ...stepActs,
  act('life.correct', 'states entered wrongly', async ({ open, version }) => {
    const { id } = await open({ management: 'M1' });
    return async () => ({
      ...{ recordId: id, version: await version(id), reason: '登记时选错了' },
      states: { management: 'M2', paperFileState: 'F1' },
    });
  }),
  act('life.settle', 'what a step asked for', async ({ ask, open, day }) => {
    const { id } = await open();
    await ask('care.save', {
      ...{ kind: 'visit', on: day(-10), byRole: 'staff', byName: '林经办', recordIds: [id], nextOn: day(-1) },
    });
    const { items } = await ask('life.due', { limit: 200 });
    const { eventId } = items.find(({ recordId, label }) => recordId === id && label.includes('走访')) ?? {
      eventId: 0,
    };
    return () => ({ eventId, on: day(0) });
  }),
  act('certification.enter', 'by a number that is typed', async ({ open, day }) => {
    const { idNumber } = await open();
    return () => ({ text: idNumber, on: day(-2), way: '04', party: '王网格员', note: '上门' });
  }),
  ...(['ticked', 'list'] as const).map((kind) =>
    act('certification.enterMany', kind, async ({ ask, open, paper, day }) => {
      const people = [await open(), await open()];
      const lines = people.map(({ name, idNumber }) => `${name},${idNumber}`);
      const path = paper('通过名单.csv', ['姓名,公民身份号码', ...lines].join('\n'));
      const recordIds = people.map(({ id }) => id);
      const source = kind === 'ticked' ? { kind, recordIds } : { kind, path };
      const asked = { source, on: day(-2), way: '01' };
      return async () => {
        const { digest, lines: judged } = await ask('certification.judgeMany', asked);
        return { ...asked, digest, accepted: judged.map(({ row }) => row), leavesOthers: false };
      };
    }),
  ),
  act('certification.pause', 'the agency’s list of pauses', async ({ ask, open, day, month }) => {
    const people = [await open(), await open()];
    for (const { idNumber } of people) await ask('certification.enter', { text: idNumber, on: day(-500), way: '04' });
    return () => ({ recordIds: people.map(({ id }) => id), on: day(0), month: month(0), listNumber: '停发 1 号' });
  }),
];
