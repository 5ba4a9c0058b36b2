import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { readdir, readFile, readlink, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Drive } from '#shared/contract/desktop.ts';

const run = promisify(execFile);
const ASK_LIMIT_MS = 8000;

/** Volumes a package can go to, removable ones first. A volume that does not answer is left out. */
export async function listDrives(): Promise<Drive[]> {
  const drives = await (process.platform === 'win32'
    ? windowsDrives()
    : process.platform === 'darwin'
      ? macDrives()
      : linuxDrives());
  return drives.sort((a, b) => Number(b.isRemovable) - Number(a.isRemovable) || a.path.localeCompare(b.path));
}

/** wmic is gone from newer Windows: the volumes are asked of CIM. */
async function windowsDrives(): Promise<Drive[]> {
  const ask =
    '[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-CimInstance Win32_LogicalDisk | Select-Object DeviceID,DriveType,FileSystem,FreeSpace,Size,VolumeName,Access | ConvertTo-Json -Compress';
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ask], {
    timeout: ASK_LIMIT_MS,
    windowsHide: true,
  });
  return readWindowsVolumes(stdout);
}

/** Reads what Win32_LogicalDisk answers: drive type 2 is removable, 3 fixed, 4 network, 5 optical. */
export function readWindowsVolumes(json: string): Drive[] {
  const text = json.trim();
  if (text === '') return [];
  const parsed = JSON.parse(text) as Record<string, unknown> | Record<string, unknown>[];
  return (Array.isArray(parsed) ? parsed : [parsed])
    .filter((one) => (one.DriveType === 2 || one.DriveType === 3) && Number(one.Size) > 0)
    .map((one) => ({
      path: `${String(one.DeviceID)}\\`,
      label: String(one.VolumeName ?? ''),
      freeBytes: Number(one.FreeSpace ?? 0),
      totalBytes: Number(one.Size ?? 0),
      isRemovable: one.DriveType === 2,
      fileSystem: String(one.FileSystem ?? ''),
      isReadOnly: one.Access === 1,
    }));
}

async function linuxDrives(): Promise<Drive[]> {
  const drives: Drive[] = [];
  for (const mount of readMounts(await readFile('/proc/mounts', 'utf8'))) {
    const drive = await measured(mount.path, {
      label: basename(mount.path),
      isRemovable: await isRemovable(mount.device),
      fileSystem: mount.fileSystem,
      isReadOnly: mount.isReadOnly || !isWritable(mount.path),
    });
    // The system's own partitions are no place for a package; a home on them is reached by choosing a folder.
    if (drive && (drive.isRemovable || /^\/(media|mnt|run\/media)\//.test(mount.path))) drives.push(drive);
  }
  return drives;
}

export interface Mount {
  device: string;
  path: string;
  fileSystem: string;
  isReadOnly: boolean;
}

/** Reads /proc/mounts: block devices only, octal escapes undone, a path once. */
export function readMounts(text: string): Mount[] {
  const mounts = new Map<string, Mount>();
  for (const line of text.split('\n')) {
    const [device, path, fileSystem, options] = line.split(' ').map(unescapeMount);
    if (!device?.startsWith('/dev/') || !path || !fileSystem) continue;
    if (['squashfs', 'iso9660', 'udf'].includes(fileSystem) || device.startsWith('/dev/loop')) continue;
    mounts.set(path, { device, path, fileSystem, isReadOnly: (options ?? '').split(',').includes('ro') });
  }
  return Array.from(mounts.values());
}

function unescapeMount(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

// A stick says so in /sys; a disk in a USB case says it is fixed, but its path leads over USB.
async function isRemovable(device: string): Promise<boolean> {
  const name = basename(device);
  for (const block of await readdir('/sys/block').catch(() => [] as string[])) {
    if (name !== block && !name.startsWith(block)) continue;
    const flag = await readFile(join('/sys/block', block, 'removable'), 'utf8').catch(() => '0');
    const way = await readlink(join('/sys/block', block)).catch(() => '');
    return flag.trim() === '1' || way.includes('/usb');
  }
  return false;
}

async function macDrives(): Promise<Drive[]> {
  const drives: Drive[] = [];
  for (const name of await readdir('/Volumes').catch(() => [] as string[])) {
    const path = join('/Volumes', name);
    const { stdout } = await run('/usr/sbin/diskutil', ['info', path], { timeout: ASK_LIMIT_MS }).catch(() => ({
      stdout: '',
    }));
    const drive = await measured(path, { label: name, isReadOnly: !isWritable(path), ...readDiskInfo(stdout) });
    if (drive) drives.push(drive);
  }
  return drives;
}

/** Reads what `diskutil info` prints. */
export function readDiskInfo(text: string): { isRemovable: boolean; fileSystem: string } {
  const value = (label: string): string => new RegExp(`^\\s*${label}:\\s*(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return {
    isRemovable: value('Device Location') === 'External' || value('Removable Media') === 'Removable',
    fileSystem: value('File System Personality'),
  };
}

async function measured(path: string, facts: Omit<Drive, 'path' | 'freeBytes' | 'totalBytes'>): Promise<Drive | null> {
  try {
    const stat = await statfs(path);
    return { path, ...facts, freeBytes: stat.bavail * stat.bsize, totalBytes: stat.blocks * stat.bsize };
  } catch {
    return null;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
