import type { StateTone } from '#renderer/life/screen.ts';
import type { RetireeStates } from '#shared/records/retiree/life-cycle/states.ts';

/** In which tone each state of a retiree's file is shown. */
export const tones: { [F in keyof RetireeStates]: Record<RetireeStates[F], StateTone> } = {
  management: { M0: 'warn', M1: 'active', M2: 'active', M3: 'calm', M4: 'calm', M5: 'calm' },
  benefitState: { B0: 'warn', B1: 'good', B2: 'bad', B3: 'warn', B4: 'calm' },
  certificationState: { V0: 'calm', V1: 'good', V2: 'warn', V3: 'bad', V4: 'bad' },
  paperFileState: { F0: 'calm', F1: 'good', F2: 'warn', F3: 'active', F4: 'calm', F5: 'calm' },
};
