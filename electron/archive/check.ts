import { existsSync, statSync } from 'node:fs';
import { checkDatabase, type Finding, storedAttachments } from '#db/check.ts';
import { verifyLog } from '#db/log.ts';
import { attachmentsDir, readArchive } from './context.ts';
import { digestFile, storedPath } from './store.ts';

/** Where the materials of a database lie, and which of them are read and not only measured. */
export interface MaterialsAt {
  path: (sha256: string) => string;
  isRead: (sha256: string) => boolean;
}

/**
 * Looks a whole archive over: SQLite's checks, what the tables must agree on, and every material against its digest.
 * @param materials where they lie, if not in the archive's own folder
 * @throws AppError archive.absent, archive.damaged when the database cannot be opened at all
 */
export async function checkArchive(
  dir: string,
  materials: MaterialsAt = { path: (sha256) => storedPath(attachmentsDir(dir), sha256), isRead: () => true },
): Promise<{ ok: boolean; findings: Finding[] }> {
  const db = readArchive(dir);
  try {
    const findings = checkDatabase(db);
    findings.push(...verifyLog(db));
    for (const stored of storedAttachments(db)) {
      const path = materials.path(stored.sha256);
      if (!existsSync(path)) findings.push({ code: 'attachment-missing', message: `材料“${stored.name}”的文件不见了` });
      else if (
        statSync(path).size !== stored.sizeBytes ||
        (materials.isRead(stored.sha256) && (await digestFile(path)) !== stored.sha256)
      )
        findings.push({ code: 'attachment-changed', message: `材料“${stored.name}”的内容被改动过` });
    }
    return { ok: findings.length === 0, findings };
  } finally {
    db.close();
  }
}
