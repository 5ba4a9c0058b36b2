import type { ArchiveOutput } from '#shared/contract/archive.ts';

// What every computer of the last thirty years shows: the ideographs of GBK and what stands between transcribed names.
const COMMON = /^[\u4e00-\u9fa5\u3007·\sA-Za-z.'’-]*$/;

/** Whether a name holds a character that not every computer or font has. */
export function isUncommonName(name: string): boolean {
  return !COMMON.test(name);
}

type Found = ArchiveOutput<'characters.find'>;

/** How the words of a clerk were understood: 亻 ＋ 韦，另有 8 画. */
export function askedWords({ asked, problem, total, items }: Found): string {
  if (problem === 'code-point-private-use')
    return items[0]
      ? `这是造字区的编码，别的电脑显示不出来，请改用标准字“${items[0].character}”`
      : '这是造字区的编码，标准里没有对应的字，请按字形用部件查找';
  if (problem === 'code-point-not-han') return '这个编码不是汉字，请核对';
  const words = [
    asked.parts.length > 0 ? asked.parts.join(' ＋ ') : '',
    asked.strokes === null ? '' : `另有 ${asked.strokes} 画`,
    asked.reading === null ? '' : `读 ${asked.reading}`,
  ].filter((word) => word !== '');
  if (words.length === 0) return total > 0 ? '' : '没有看懂，请写部件、部首加笔画、读音或编码';
  return `${words.join('，')}：${total === 0 ? '没有找到，可少写一个部件再试' : `${total} 个字`}`;
}

/** Which pieces of a name the tables cannot read, in the clerk's words; null where there is nothing to say. */
export function unreadWords(pieces: ArchiveOutput<'characters.spell'>['pieces']): string | null {
  const unread = pieces.filter(({ reading }) => reading === null).map(({ piece }) => `“${piece}”`);
  if (unread.length === 0) return null;
  return `${unread.join('')}查不到读音，请填写，每个字一个音节，例如 zhang wei`;
}

/** The reading as the tables have it, with … for what they lack: zhang …. */
export function spelled(pieces: ArchiveOutput<'characters.spell'>['pieces']): string {
  return pieces.map(({ reading }) => reading ?? '…').join(' ');
}
