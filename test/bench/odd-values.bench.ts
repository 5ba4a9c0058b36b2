import { describe, expect, it } from 'vitest';
import { checkArchive } from '#electron/archive/check.ts';
import { copyOfArchive, newArchive, newFolder } from '#test/help/archive.ts';
import { officeOver } from '#test/help/every-act/office.ts';
import { everyAct } from '#test/help/every-act.ts';
import { walkAct } from '#test/help/odd-values/walk.ts';
import { report } from './report.ts';

// So many odd inputs in one archive; more would fill it with files that were taken back.
const AT_ONCE = 40;

describe('odd values at every place of every writing call', () => {
  it('are refused in a sentence, or kept and undone whole', async () => {
    const bare = newArchive();
    bare.close();
    let [tried, taken] = [0, 0];
    const wrong: string[] = [];
    for (const act of everyAct)
      for (let first = 0; ; first += AT_ONCE) {
        const archive = copyOfArchive(bare);
        const office = officeOver(archive.context, newFolder('papers'));
        const walked = await walkAct(act, office, archive, (nth) => nth >= first && nth < first + AT_ONCE);
        await office.idle();
        wrong.push(...walked.wrong);
        const { ok } = await checkArchive(archive.dir);
        if (!ok) wrong.push(`${act.call} (${act.what}): the check is not clean after odd input ${first}`);
        archive.remove();
        tried += walked.tried;
        taken += walked.taken;
        if (walked.isLast) break;
      }
    bare.remove();
    expect(wrong).toEqual([]);
    report('odd-values', { acts: everyAct.length, tried, taken, wrong: wrong.length }, [
      {
        what: `odd values at every place of ${everyAct.length} acts`,
        value: `${tried} tried: ${tried - taken} refused in a sentence, ${taken} kept and undone whole`,
        against: 'check after every 40',
        ratio: '',
      },
    ]);
  });
});
