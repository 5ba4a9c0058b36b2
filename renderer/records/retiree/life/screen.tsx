import type { LifeScreen } from '#renderer/life/screen.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { OpeningDialog } from '../openings/opening-dialog.tsx';
import { OpeningPanel } from '../openings/opening-panel.tsx';
import { askWords } from './ask-words.ts';
import { formsOf } from './forms.ts';
import { tones } from './tones.ts';

/** How the life of a retiree's file is shown. */
export const retireeLifeScreen: LifeScreen = {
  tones,
  toCome: '接收、转出、发放、认证、人事档案借还、死亡登记',
  wrongMonths: { done: '花名册按它发放', remedy: '并在花名册里补发或扣款' },
  desk: {
    examples: '资格认证、归还人事档案、报经办机构终止待遇',
    dated: {
      ...{ late: '资格认证', href: '/certification', never: '从未认证', neverHref: '/certification?group=never' },
      neverHint: '请在“认证”里登记，或者导入期初、通过名单。',
    },
    owedTab: 'pension',
  },
  askWords,
  placeOf: ({ values }: RetireeFile, step) => (step === 'paper.giveBack' ? values.paperFilePlace : null),
  forms: formsOf,
  Beside: ({ recordId, onAsk }) => (
    <OpeningPanel
      recordId={recordId}
      onEnter={onAsk && ((kept) => onAsk((dialog) => <OpeningDialog {...dialog} kept={kept} />))}
    />
  ),
  acts: ['openings.save'],
};
