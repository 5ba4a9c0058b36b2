import { z } from 'zod';
import { reads, writes } from './entry.ts';
import { NewPassword, SessionUser } from './session.ts';
import { Id, Instant, Nothing } from './types.ts';

const RecoveryStanding = z.strictObject({
  /** The card that holds; null where there is none. Its code can be read nowhere. */
  card: z.strictObject({ id: Id, madeAt: Instant, by: z.string(), isPrinted: z.boolean() }).nullable(),
});

/** The recovery card: how the office gets in when the only administrator forgot the password. */
export const recoveryCalls = {
  'recovery.standing': reads({
    input: Nothing,
    output: RecoveryStanding,
    right: 'users',
    scope: 'whole',
  }),
  /** A new card; an older one holds no longer. The code is told this once. */
  'recovery.make': writes({
    input: Nothing,
    output: z.strictObject({ cardId: Id, code: z.string() }),
    right: 'users',
    scope: 'whole',
  }),
  /** Asked for at the sign-in screen: a new password for an administrator, who is in at once. The card is spent. */
  'recovery.use': writes({
    input: z.strictObject({ userId: Id, code: z.string().max(200), newPassword: NewPassword }),
    output: SessionUser,
    right: 'none',
    scope: 'nothing',
  }),
};
