import { z } from 'zod';
import { NewPassword, SessionUser } from './session.ts';
import { Id, Instant, Nothing, reads, writes } from './types.ts';

const RecoveryStanding = z.strictObject({
  /** The card that holds; null where there is none. Its code can be read nowhere. */
  card: z.strictObject({ id: Id, madeAt: Instant, by: z.string(), isPrinted: z.boolean() }).nullable(),
});

/** The recovery card: how the office gets in when the only administrator forgot the password. */
export const recoveryCalls = {
  'recovery.standing': reads(Nothing, RecoveryStanding),
  /** A new card; an older one holds no longer. The code is told this once. */
  'recovery.make': writes(Nothing, z.strictObject({ cardId: Id, code: z.string() })),
  /** Asked for at the sign-in screen: a new password for an administrator, who is in at once. The card is spent. */
  'recovery.use': writes(
    z.strictObject({ userId: Id, code: z.string().max(200), newPassword: NewPassword }),
    SessionUser,
  ),
};
