import { expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { newArchive, retiree } from '#test/help/archive.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { opening, saving } from '#test/help/saving.ts';
import { ms, quantile, report } from './report.ts';

const FILES = 100;

it('200 saves: 100 files opened and each changed once, every one an act that can be taken back', async () => {
  const archive = newArchive();
  const times: number[] = [];
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await work();
    times.push(performance.now() - started);
    return value;
  };
  for (let index = 0; index < FILES; index += 1) {
    const values = retiree({ name: `张${String.fromCodePoint(0x4e00 + index)}伟`, mobile: '13800138000' });
    const save = (input: ArchiveInput<'records.save'>) =>
      timed(() => callDirectly(handlers, archive.context, 'records.save', input));
    const made = await save(opening(values));
    const file = retireeFile(archive.db, made.id);
    const changed = { mobile: '13900139000', residenceAddress: '达明路 3 号' };
    const saved = await save(saving(file, { ...file.values, ...changed }));
    expect(saved.commandId).not.toBeNull();
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  report('save', { saves: times.length, p50, p95 }, [
    { what: 'a save, flushed to the disk', value: `p50 ${ms(p50)}, p95 ${ms(p95)}`, against: '', ratio: '' },
  ]);
  archive.remove();
});
