import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FullDiskAct, onFullDisk, prepareFullDisk } from '#test/help/full-disk.ts';
import { canMount } from '#test/help/small-disk.ts';
import { report } from './report.ts';

const acts: FullDiskAct[] = ['import', 'undo', 'save', 'roll', 'handover', 'material', 'backup'];
const SIZES = 20;
const STEP_KB = 350;

describe.skipIf(!canMount)('a disk full at twenty sizes', () => {
  let prepared: ReturnType<typeof prepareFullDisk>;
  beforeAll(() => {
    prepared = prepareFullDisk();
  });
  afterAll(() => prepared.remove());

  it('every act is refused with its sentence or done, and goes on once there is room', async () => {
    const refused: Record<string, number> = {};
    for (const act of acts) {
      refused[act] = 0;
      for (let size = 0; size < SIZES; size += 1) {
        // Small acts need small differences, so that the disk is full in their middle too.
        const roomKb = Math.round(act === 'import' || act === 'undo' ? size * STEP_KB : (size * STEP_KB) / 7);
        if (await onFullDisk(prepared, act, roomKb, { hasReserve: size % 4 !== 3 })) refused[act] += 1;
      }
      expect(refused[act], act).toBeGreaterThan(0);
    }
    report('full disk', { sizes: SIZES, refused }, [
      {
        what: `a full disk at ${SIZES} sizes for each of ${acts.join(', ')}: refused first, then done without a restart`,
        value: Object.entries(refused)
          .map(([act, count]) => `${act} ${count}`)
          .join(', '),
        against: `${SIZES} each, all sound`,
        ratio: '',
      },
    ]);
  });
});
