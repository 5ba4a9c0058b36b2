import type { VerifyReport } from '#shared/contract/handovers.ts';
import { type ManifestLine, manifestText } from './manifest.ts';

/** By these a package of this program is known, to be held to stricter rules than the standard asks. */
export const SOFTWARE_AGENT = 'Street Archives (街道档案)';
/** Behind the name of a package that is not finished. */
export const INCOMPLETE_SUFFIX = '.未完成';
/** Lies in a package that is not finished, whatever the folder is called. */
export const INCOMPLETE_NOTE = '未完成-请勿使用.txt';

type Finding = VerifyReport['errors'][number];

/** A manifest of a bag: its file name, its lines, its text as it stands there. */
export interface BagList {
  file: string;
  lines: ManifestLine[];
  text: string;
}

const OWN_LISTS = ['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt'];
const OWN_PAYLOAD = ['data/文件目录.XML', 'data/移交清单.csv', 'data/说明文件.TXT', 'data/其他/校验说明.TXT'];
const OWN_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * Whose package it is: of this program by what bag-info.txt says; `stripped`: holds what only this program writes, and
 * bag-info.txt no longer says so; `repacked`: holds the same, and another program says that it made the bag.
 */
export function originOf(
  agent: string | undefined,
  has: (path: string) => boolean,
): 'own' | 'stripped' | 'repacked' | null {
  if (agent === SOFTWARE_AGENT) return 'own';
  if (!OWN_PAYLOAD.every(has)) return null;
  return agent === undefined ? 'stripped' : 'repacked';
}

/** What is wrong with a package of this program beyond RFC 8493: every list is there, in exactly the bytes it writes. */
export function faultsOfOwn(
  declaration: Uint8Array,
  payload: readonly BagList[],
  tags: readonly BagList[],
  found: readonly string[],
): Finding[] {
  const faults: Finding[] = [];
  const fault = (code: string, path: string, message: string): void => {
    faults.push({ code, path, message });
  };
  if (Buffer.from(declaration).toString('latin1') !== OWN_DECLARATION)
    fault('bagit-txt-invalid', 'bagit.txt', 'bagit.txt 被改动');
  for (const file of OWN_LISTS) if (!found.includes(file)) fault('file-missing', file, '移交包缺少清单文件');
  for (const list of [...payload, ...tags])
    if (list.text !== manifestText(list.lines)) fault('manifest-changed', list.file, '清单文件被改动');
  for (const path of found) {
    if (path.startsWith('data/')) continue;
    const isList = /^tagmanifest-/i.test(path);
    if (isList && !OWN_LISTS.includes(path)) fault('file-unlisted', path, '移交包里有多余的清单');
    // Without any list of tag files, that they are gone is what has to be said, not that nothing is listed.
    else if (!isList && tags.length > 0 && !tags.every((list) => list.lines.some((line) => line.path === path)))
      fault('file-unlisted', path, '移交包里有清单以外的文件');
  }
  return faults;
}
