import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newIdNumber, retiree, type TestArchive } from './archive.ts';
import { asking } from './ask.ts';
import { opening } from './saving.ts';

export interface Paid {
  id: number;
  idNumber: string;
  name: string;
}

/** What tests of payments do with an archive: open files that are paid, take steps, make rolls final, enter what came back. */
export function payDesk(archive: () => TestArchive) {
  const ask = asking(archive);
  let serial = 0;
  const roll = (month: string, more: object = {}) => ask('payments.roll', { month, limit: 200, ...more });
  return {
    ask,
    roll,
    async open(values: Partial<RetireeValues> = {}): Promise<Paid> {
      serial += 1;
      const idNumber = values.idNumber ?? newIdNumber('1950-05-02');
      const name = values.name ?? `陈桂英${serial}`;
      const { id } = await ask(
        'records.save',
        opening(
          retiree({
            ...{
              birthOn: '1950-05-02',
              retiredOn: '2005-05',
              pensionFen: 300_000,
              deemedMonths: 60,
              actualMonths: 255,
            },
            ...{ bankCode: '102', accountName: name, accountNumber: `622202${String(serial).padStart(13, '0')}` },
            ...{ paymentMethod: '11', communityId: 1, ...values, idNumber, name },
          }),
        ),
      );
      return { id, idNumber, name };
    },
    async step(recordId: number, name: string, on: string, paper: string, more: object = {}) {
      const { version } = await ask('pension.get', { recordId });
      return ask('life.take', { recordId, version, step: name, on, papers: [{ paper, number: null }], ...more });
    },
    finalise: async (month: string): Promise<ArchiveOutput<'payments.finalise'>> =>
      ask('payments.finalise', { month, digest: (await roll(month)).digest }),
    /** The bank sends one payment back, and somebody settles it on the desk on the same day. */
    async sendBack(month: string, person: Paid, on: string, reason = '账户已销户'): Promise<void> {
      const source = { kind: 'one', text: person.idNumber, reason };
      await ask('payments.enterReturns', { month, source, on });
      const { story } = await ask('life.get', { recordId: person.id });
      const eventId = story.filter(({ step }) => step === 'payment.returned').at(-1)?.id;
      await ask('life.settle', { eventId, on });
    },
    undo: (id: number | null) => ask('commands.undo', { id }),
  };
}
