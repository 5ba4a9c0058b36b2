import { useArchive } from '#renderer/queries.ts';
import { hasRight, type Right } from '#shared/rules/rights.ts';
import { isWhole } from '#shared/rules/scope.ts';

/**
 * Whether the user at work may do what asks for a right, and for the whole office where the act concerns all of it. What
 * would only be refused in the end is not offered; until it is known who is at work, nothing is.
 */
export function useMay(right: Right, reach: 'within' | 'whole' = 'within'): boolean {
  const user = useArchive('session.get', {}).data?.user;
  return user != null && hasRight(user.role, right) && (reach === 'within' || isWhole(user.scope));
}
