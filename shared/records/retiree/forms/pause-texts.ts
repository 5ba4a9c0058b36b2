import type { pauseReasons } from '../life-cycle/steps.ts';

export type PauseReason = keyof typeof pauseReasons;

interface PauseText {
  /** Why, behind 因. */
  why: string;
  /** What to do so that it goes on, and with which papers; `where` is the office with its telephone, `own` the person's own card. */
  resume: (where: string, own: string) => string;
}

const byHand = '由他人代办的，另带委托书和代办人身份证；行动不便的，请来电预约上门。';
// Whether paused months are paid is settled by the agency, and for a prison term it is not promised.
const decided = '恢复发放的起始月份以及暂停期间的养老金如何处理，以经办机构的核定为准。';

/** What a letter about a pause says, by the reason of the pause: who serves a term has nothing to certify. */
export const pauseTexts: Readonly<Record<PauseReason, PauseText>> = {
  overdue: {
    why: '逾期未认证',
    resume: (where, own) =>
      `续发办法：请持${own}到${where}补办资格认证；${byHand}认证通过后恢复发放，并补发暂停期间的养老金。`,
  },
  prison: {
    why: '服刑',
    resume: (where, own) =>
      `续发办法：服刑期满后，请持刑满释放证明书和${own}到${where}申请恢复发放；由他人代办的，另带委托书和代办人身份证。${decided}`,
  },
  missing: {
    why: '失踪（下落不明）',
    resume: (where, own) =>
      `续发办法：本人重新出现的，请持${own}到${where}办理资格认证并申请恢复发放；已由人民法院宣告的，另带撤销宣告的判决书。${decided}`,
  },
  doubt: {
    why: '资格认证未通过或情况待核实',
    resume: (where, own) => `续发办法：请持${own}到${where}配合核实；${byHand}核实无误后恢复发放。${decided}`,
  },
};
