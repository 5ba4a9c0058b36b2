import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { type Killed, killAtWork } from '#test/help/every-act/killing.ts';
import { everyAct } from '#test/help/every-act.ts';
import { report } from './report.ts';

const KILLS = 300;
const AT_ONCE = 3;

describe('a program killed at random moments', () => {
  let bare: TestArchive;
  beforeAll(() => {
    bare = newArchive();
    bare.close();
  });
  afterAll(() => bare.remove());

  it(`loses no acknowledged act in ${KILLS} kills`, async () => {
    const kills: Killed[] = [];
    let begun = 0;
    const some = async (): Promise<void> => {
      while (begun < KILLS) {
        begun += 1;
        kills.push(await killAtWork(bare, Math.floor(Math.random() * everyAct.length), Math.random()));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    const acknowledged = kills.reduce((sum, kill) => sum + kill.acknowledged, 0);
    const underWay = kills.filter((kill) => kill.underWay !== null).length;
    const waited = kills.filter(({ waited: is }) => is).length;
    const calls = new Set(kills.map((kill) => kill.underWay)).size;
    expect(kills).toHaveLength(KILLS);
    report('kill', { kills: KILLS, acknowledged, lost: 0, underWay, waited, calls }, [
      {
        what: `${KILLS} kills at random moments over ${everyAct.length} acts`,
        value: `${acknowledged} acts acknowledged, 0 lost; ${underWay} in the middle of one of ${calls} calls; check clean ${KILLS}, of these ${waited} waiting for recovery`,
        against: 'each row read back',
        ratio: '',
      },
    ]);
  }, 7_200_000);
});
