import type { SheetRequest } from '../../../contract/sheets.ts';
import { isCertifiable } from '../life-cycle/states.ts';

/** What a letter to somebody, or a list that names them, supposes. */
export interface Addressee {
  name: string;
  number: string;
  management: string;
  benefitState: string;
  /** Through which day the last certification counts; null where there was none. */
  certifiedThrough: string | null;
}

const letters: ReadonlySet<string> = new Set<SheetRequest['form']>([
  'certification-notice',
  'certification-assist',
  'suspension-notice',
  'pause-proposal',
]);

/**
 * Why a letter about certification does not apply to somebody, behind the name; null where it does. A notice of a pause
 * goes to who is paused, for whatever reason, or overdue; a pause is proposed for who is paid and overdue.
 */
export function whyUnfit(form: SheetRequest['form'], of: Addressee, today: string): string | null {
  if (!letters.has(form)) return null;
  if (of.management === 'M5') return '已登记死亡';
  if (of.management === 'M4') return '管理关系已转出';
  if (!isCertifiable({ ...of, certificationState: '', paperFileState: '' })) return '待遇已终止';
  const isPaused = of.benefitState === 'B2';
  if (form === 'pause-proposal' && isPaused) return '已经暂停发放';
  const isAbout = form === 'pause-proposal' || (form === 'suspension-notice' && !isPaused);
  if (isAbout && of.benefitState === 'B0') return '还没有核定待遇';
  if (isAbout && of.certifiedThrough !== null && of.certifiedThrough >= today)
    return `资格认证到 ${of.certifiedThrough} 有效`;
  return null;
}
