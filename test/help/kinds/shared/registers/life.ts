import type { LifeCycle } from '#shared/life/life-cycle.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { allLives as shipped, lifeOf as shippedLifeOf } from '#shared/registers/life.ts';
import { canteenLife } from '../../canteen/life.ts';
import { discountLife } from '../../discount/life.ts';
import { reliefLife } from '../../relief/life.ts';

const own: ReadonlyMap<string, LifeCycle> = new Map<string, LifeCycle>([
  ['discount', discountLife],
  ['relief', reliefLife],
  ['canteen', canteenLife],
]);

/** The shipped register with the lives of the tests' kinds. */
export const lifeOf = (kind: RecordKind): LifeCycle => own.get(kind) ?? shippedLifeOf(kind);

export const allLives: readonly [RecordKind, LifeCycle][] = [
  ...shipped,
  ...Array.from(own, ([kind, life]): [RecordKind, LifeCycle] => [kind as RecordKind, life]),
];
