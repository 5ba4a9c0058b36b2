import type { SheetRequest } from '../../../contract/sheets.ts';
import { isCertifiable } from '../life-cycle/states.ts';

/** What a form about somebody, or a list that names them, supposes. */
export interface Addressee {
  name: string;
  number: string;
  management: string;
  benefitState: string;
  /** A day or a month. */
  retiredOn: string | null;
  /** Through which day the last certification counts; null where there was none. */
  certifiedThrough: string | null;
}

const ofLiving: ReadonlySet<string> = new Set<SheetRequest['form']>([
  'certification-form',
  'visit-list',
  'certification-notice',
  'certification-assist',
  'suspension-notice',
  'pause-proposal',
]);

/**
 * Why a form does not apply to somebody, behind the name; null where it does. Certification and its letters are of the
 * living who are here and draw a pension; whoever waits for the retirement is visited and not certified. A notice of a pause goes to who is paused, for whatever
 * reason, or overdue; a pause is proposed for who is paid and overdue.
 */
export function whyUnfit(form: SheetRequest['form'], of: Addressee, today: string): string | null {
  if (form === 'survivor-claim') return of.management === 'M5' ? null : '还没有登记死亡';
  if (form === 'death-report')
    return of.benefitState === 'B2' || of.benefitState === 'B4' ? null : '待遇没有暂停，也没有终止';
  if (!ofLiving.has(form)) return null;
  if (of.management === 'M5') return '已登记死亡';
  if (of.management === 'M4') return '管理关系已转出';
  if (form === 'visit-list') return null;
  if (!isCertifiable({ ...of, certificationState: '', paperFileState: '' })) return '待遇已终止';
  if (of.retiredOn !== null && of.retiredOn > today.slice(0, of.retiredOn.length))
    return `还没到退休时间 ${of.retiredOn}`;
  const isPaused = of.benefitState === 'B2';
  if (form === 'pause-proposal' && isPaused) return '已经暂停发放';
  const isAbout = form === 'pause-proposal' || (form === 'suspension-notice' && !isPaused);
  if (isAbout && of.benefitState === 'B0') return '还没有核定待遇';
  if (isAbout && of.certifiedThrough !== null && of.certifiedThrough >= today)
    return `资格认证到 ${of.certifiedThrough} 有效`;
  return null;
}
