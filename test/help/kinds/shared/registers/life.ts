import type { LifeCycle } from '#shared/life/life-cycle.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { allLives as shipped, lifeOf as shippedLifeOf } from '#shared/registers/life.ts';
import { discountLife } from '../../discount/life.ts';

const KIND = 'discount' as string as RecordKind;

/** The shipped register with the lives of the tests' kinds. */
export const lifeOf = (kind: RecordKind): LifeCycle => (kind === KIND ? discountLife : shippedLifeOf(kind));

export const allLives: readonly [RecordKind, LifeCycle][] = [...shipped, [KIND, discountLife]];
