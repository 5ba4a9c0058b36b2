import type { ArchiveKind } from '#electron/archive/core/kind.ts';
import { archiveKinds as shipped } from '#electron/archive/registers/kinds.ts';
import { canteenArchive } from '../../../canteen/archive.ts';
import { discountArchive } from '../../../discount/archive.ts';
import { reliefArchive } from '../../../relief/archive.ts';

/** The shipped register with the kinds of the tests. */
export const archiveKinds = { ...shipped, discount: discountArchive, relief: reliefArchive, canteen: canteenArchive };

export const everyKind: readonly ArchiveKind[] = Object.values(archiveKinds);
