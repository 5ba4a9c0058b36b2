import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#db/core/check.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { digestFile } from '../../files/pieces.ts';
import { eachOfMany } from '../core/each-of-many.ts';

/** Where the materials of a database lie, and which of them are read and not only measured. */
export interface MaterialsAt {
  path: (sha256: string) => string;
  isRead: (sha256: string) => boolean;
}

interface StoredMaterial {
  sha256: string;
  name: string;
  sizeBytes: number;
  number: string;
}

/** Holds every material against its digest. Codes: attachment-missing, attachment-changed, attachment-unreadable. */
export async function checkMaterials(stored: readonly StoredMaterial[], at: MaterialsAt): Promise<Finding[]> {
  const found = new Map<number, Finding>();
  await eachOfMany(stored, async (material, nth) => {
    const finding = await checkMaterial(material, at);
    if (finding) found.set(nth, finding);
  });
  return stored.flatMap((_material, nth) => found.get(nth) ?? []);
}

async function checkMaterial(
  { sha256, name, sizeBytes, number }: StoredMaterial,
  at: MaterialsAt,
): Promise<Finding | null> {
  const path = at.path(sha256);
  const of = `档案 ${number} 的材料“${name}”`;
  if (!existsSync(path)) return { code: 'attachment-missing', message: `${of}的文件不见了。${RESCAN}` };
  try {
    const isSame = statSync(path).size === sizeBytes && (!at.isRead(sha256) || (await digestFile(path)) === sha256);
    return isSame ? null : { code: 'attachment-changed', message: `${of}的内容被改动过。${RESCAN}` };
  } catch {
    // A folder under its name, a right that was taken away, a sector that cannot be read.
    return { code: 'attachment-unreadable', message: `${of}的文件读不出来。${RESCAN}` };
  }
}

const RESCAN = '请从备份取回这份材料，或重新扫描后添加。';
const NAMED_MOST = 3;

/**
 * Files in the folder of materials that no file of the archive tells of: what an undo left, what somebody put there. They
 * are no fault. Codes of the notes: attachments-unregistered, attachments-foreign, attachments-cut-off, attachments-linked.
 * @param known the digests the archive tells of
 */
export function unknownFiles(root: string, known: ReadonlySet<string>): Finding[] {
  const unregistered: string[] = [];
  const foreign: string[] = [];
  const cutOff: string[] = [];
  const linked: string[] = [];
  for (const name of namesIn(root)) {
    if (isLink(join(root, name))) foreign.push(name);
    else if (!isFolder(join(root, name))) (name.endsWith('.part') ? cutOff : foreign).push(name);
    else if (!/^[0-9a-f]{2}$/.test(name)) foreign.push(`${name}/`);
    else
      for (const inner of namesIn(join(root, name))) {
        const isNamed = isMaterialName(name, inner) && !isFolder(join(root, name, inner));
        if (isNamed && isLink(join(root, name, inner))) linked.push(`${name}/${inner}`);
        else if (!isNamed) (inner.endsWith('.part') ? cutOff : foreign).push(`${name}/${inner}`);
        else if (!known.has(inner)) unregistered.push(`${name}/${inner}`);
      }
  }
  return [
    ...note('attachments-unregistered', unregistered, '没有档案登记的材料文件（撤销后留下的也在内），不影响使用'),
    ...note('attachments-foreign', foreign, '不是本程序存放的文件，请查明是谁放进去的，不用的可以移走'),
    ...note('attachments-cut-off', cutOff, '没有写完的文件，可以删除'),
    ...note('attachments-linked', linked, '材料文件是链接，内容不在档案库里，请换成文件本身'),
  ];
}

/** Whether a file below that part of the folder can be a material: it is named by its digest, and lies where that says. */
export const isMaterialName = (part: string, name: string): boolean =>
  /^[0-9a-f]{64}$/.test(name) && name.startsWith(part);

function note(code: string, names: readonly string[], words: string): Finding[] {
  if (names.length === 0) return [];
  const named = `${names.slice(0, NAMED_MOST).join('、')}${names.length > NAMED_MOST ? ' 等' : ''}`;
  return [{ code, message: `材料文件夹（attachments）里有 ${formatCount(names.length)} 个${words}：${named}。` }];
}

function namesIn(dir: string): string[] {
  return existsSync(dir) && isFolder(dir) ? readdirSync(dir).sort() : [];
}

/** A link leads out of the archive: what it leads to goes with another disk, and a folder behind it may have no end. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
