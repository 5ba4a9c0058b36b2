import type { Act } from '#db/core/changes.ts';
import type { WritableDb } from '#db/core/open.ts';
import type { StepTaken } from '#db/life/acts.ts';
import { takeLifeStep } from '#db/life/take.ts';
import { createRecord, getEnvelope } from '#db/records/records.ts';
import { enterCertification } from '#db/records/retiree/certification/take.ts';
import { saveOpening } from '#db/records/retiree/openings/take.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { noOpening } from '#shared/records/retiree/rules/opening-state.ts';
import type { DemoDeed } from '../../core/kind.ts';
import { nameReadings } from '../../names/pinyin.ts';

/** An invented file and what is done for it; its number is known once the deed that opens it was run. */
export class InventedFile {
  readonly values: RetireeValues;
  readonly openedOn: string;
  readonly deeds: DemoDeed[] = [];
  /** The day of the death or of the transfer; nobody is visited after it. */
  leftOn: string | null = null;
  private id = 0;

  constructor(values: RetireeValues, openedOn: string) {
    this.values = values;
    this.openedOn = openedOn;
    this.on(openedOn, (db, act) => {
      this.id = createRecord(db, act, {
        subject: 'person',
        kind: 'retiree',
        values,
        readings: nameReadings(values.name),
      }).id;
    });
  }

  get recordId(): number {
    return this.id;
  }

  /** What the system before knew: the day of the last certification. */
  certifiedBefore(certifiedOn: string): void {
    this.on(this.openedOn, (db, act) => {
      const { version } = getEnvelope(db, this.id);
      const state = { ...noOpening, certifiedOn, way: '04' };
      saveOpening(db, act, { recordId: this.id, version, state, reason: null, takesAmount: false });
    });
  }

  certified(on: string, way: string): void {
    this.on(on, (db, act) => {
      enterCertification(db, act, { recordId: this.id, on, way, party: null, paperNumber: null, note: null });
    });
  }

  /** A step of its life; `told`: the day it is entered, where that is later than its own. */
  step(on: string, step: Pick<StepTaken, 'step' | 'papers'> & Partial<StepTaken>, told = on): void {
    this.on(told, (db, act) => {
      const { version } = getEnvelope(db, this.id);
      takeLifeStep(db, act, { ...nothing, ...step, on, recordId: this.id, version });
    });
  }

  private on(on: string, run: (db: WritableDb, act: Act) => void): void {
    this.deeds.push({ on, run });
  }
}

const nothing = {
  ...{ month: null, reason: null, way: null, party: null, place: null },
  ...{ amountFen: null, dueOn: null, note: null },
};
