import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';

/** An archive of that many invented people; `remove` takes it away. */
export async function largeArchive(name: string, persons: number): Promise<{ archive: string; remove: () => void }> {
  const dir = newFolder(name);
  const archive = join(dir, 'archive');
  const office = ['--office', '测试街道', '--area', '350102005000'];
  const { code } = await cli('init', '--archive', archive, ...office, '--demo', String(persons));
  if (code !== 0) throw new Error(`the demonstration archive was not made: ${code}`);
  return { archive, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
