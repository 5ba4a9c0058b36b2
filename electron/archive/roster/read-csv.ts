import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { AppError } from '#shared/errors.ts';
import { COLUMN_LIMIT, type SheetCells, textCell } from './cells.ts';

/** Reads the text of a CSV file; the encoding is found by itself. @throws AppError roster.encodingUnknown, roster.empty */
export function readCsv(bytes: Uint8Array, name: string): { encoding: string; sheet: SheetCells } {
  const { encoding, text } = decode(bytes, name);
  if (text.trim() === '') throw new AppError('roster.empty', { name });
  // Blank lines are kept: a row's number must be the one a spreadsheet shows.
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const rows = parsed.data.map((row) => row.slice(0, COLUMN_LIMIT).map(textCell));
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.kind === 'empty')) rows.pop();
  return { encoding, sheet: { name: 'CSV', isHidden: false, rows } };
}

function decode(bytes: Uint8Array, name: string): { encoding: string; text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { encoding: 'utf-16le', text: withoutMark(iconv.decode(Buffer.from(bytes), 'utf16-le')) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { encoding: 'utf-16be', text: withoutMark(iconv.decode(Buffer.from(bytes), 'utf16-be')) };
  // UTF-8 first: a fatal decoder throws on text in GB18030, the other way round it would not.
  try {
    return { encoding: 'utf-8', text: withoutMark(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030');
    if (text.includes('\uFFFD') || !/\p{Script=Han}/u.test(text))
      throw new AppError('roster.encodingUnknown', { name });
    return { encoding: 'gb18030', text: toStandard2022(text) };
  }
}

// GB 18030-2022 gave 18 characters new Unicode positions; decoders of older runtimes still put them into the private
// area (annex D of the standard): six of the two-byte zone with ideographs, ten vertical marks, and what went with them.
const MOVED: Record<string, string> = {
  '\uE78D': '\uFE10',
  '\uE78E': '\uFE12',
  '\uE78F': '\uFE11',
  '\uE790': '\uFE13',
  '\uE791': '\uFE14',
  '\uE792': '\uFE15',
  '\uE793': '\uFE16',
  '\uE794': '\uFE17',
  '\uE795': '\uFE18',
  '\uE796': '\uFE19',
  '\uE81E': '\u9FB4',
  '\uE826': '\u9FB5',
  '\uE82B': '\u9FB6',
  '\uE82C': '\u9FB7',
  '\uE832': '\u9FB8',
  '\uE843': '\u9FB9',
  '\uE854': '\u9FBA',
  '\uE864': '\u9FBB',
};

function toStandard2022(text: string): string {
  return text.replace(/[\uE78D-\uE796\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE864]/g, (c) => MOVED[c] ?? c);
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

// The one that cuts the first lines into most parts; commas inside Chinese addresses are full-width and do not count.
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\n|\r/).slice(0, 20);
  const counts = [',', '\t', ';', '|'].map((mark) => ({
    mark,
    count: Math.max(...head.map((line) => line.split(mark).length)),
  }));
  return counts.sort((a, b) => b.count - a.count)[0]?.mark ?? ',';
}
