import { randomInt } from 'node:crypto';
import { appendLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { holdingCard, makeCard, spendCard } from '#db/users/recovery.ts';
import { getUser, isSignInNeeded, setPasswordHash } from '#db/users/users.ts';
import type { recoveryCalls } from '#shared/contract/recovery.ts';
import { AppError } from '#shared/errors.ts';
import { RECOVERY_ALPHABET, RECOVERY_RANDOM, recoveryCode, typedRecoveryCode } from '#shared/rules/recovery-code.ts';
import { now, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { currentUser, setCurrentUser } from './core/signed-in.ts';
import { guess } from './users/guesses.ts';
import { refuseCommon } from './users/password-choice.ts';
import { hashPassword, isPassword } from './users/passwords.ts';

export const recoveryHandlers: HandlersOf<typeof recoveryCalls> = {
  'recovery.standing': (_input, { db }) => {
    const card = holdingCard(db);
    if (!card) return { card: null };
    const { codeHash: _hash, ...shown } = card;
    return { card: shown };
  },

  'recovery.make': async (_input, context) => {
    // Without a password there is nothing to forget.
    if (!currentUser(context)?.hasPassword) throw new AppError('recovery.passwordFirst', {});
    const letters = Array.from({ length: RECOVERY_RANDOM }, () =>
      RECOVERY_ALPHABET.charAt(randomInt(RECOVERY_ALPHABET.length)),
    );
    const code = recoveryCode(letters.join(''));
    const hash = await hashPassword(code, context.secretCost?.password);
    const cardId = write(context, (db, act) => makeCard(db, act, hash));
    context.emit({ name: 'session.changed' });
    return { cardId, code };
  },

  'recovery.use': async (input, context) => {
    const { db } = context;
    if (!isSignInNeeded(db)) throw new AppError('recovery.notNeeded', {});
    const user = getUser(db, input.userId);
    if (user?.role !== 'administrator') throw new AppError('recovery.notAdministrator', {});
    const card = holdingCard(db);
    if (!card) throw new AppError('recovery.noCard', {});
    const code = typedRecoveryCode(input.code);
    if (code === null)
      throw new AppError('input.invalid', {
        fields: { code: '和卡上印的对不上，请逐组再看一遍：卡上没有数字 0、1 和字母 I、L、O' },
      });
    refuseCommon(db, 'newPassword', input.newPassword, user.name);
    await guess(context, user.id, () => isPassword(code, card.codeHash), 'wrong-card');
    const hash = await hashPassword(input.newPassword, context.secretCost?.password);
    inTransaction(db, () => {
      const act = { userId: user.id, at: now(), origin: context.origin, importId: null };
      spendCard(db, act, card.id);
      setPasswordHash(db, act, user.id, hash);
      appendLog(db, act, { action: 'sign-in', noun: 'user', nounId: user.id, what: 'recovery-card' });
    });
    setCurrentUser(context, user.id);
    return { ...user, hasPassword: true };
  },
};
