import type { Seal, SealHandKind } from '#shared/contract/seals.ts';

/** Words of sealed files and of the hands they go through. */
export const passLabels: Record<Exclude<SealHandKind, 'receive'>, string> = {
  pass: '交接',
  forward: '转递',
  incident: '登记异常',
};
export const sealStates: Record<Seal['state'], string> = { kept: '保管中', forwarded: '已转递', broken: '封条异常' };
export const sealTones = { kept: 'active', forwarded: 'good', broken: 'bad' } as const;
