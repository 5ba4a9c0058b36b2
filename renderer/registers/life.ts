import type { LifeScreen } from '#renderer/life/screen.ts';
import { retireeLifeScreen } from '#renderer/records/retiree/life/screen.tsx';
import type { RecordKind } from '#shared/records/kinds.ts';

/** How the life of each kind's files is shown. */
export const lifeScreens: Readonly<Record<RecordKind, LifeScreen>> = { retiree: retireeLifeScreen };
