import type { FileTabs } from '../file-tabs.ts';
import { PaperFilePanels } from './batches/paper-file-panels.tsx';
import { PensionTab } from './pension/pension-tab.tsx';

/** A retiree's file has its pension, and a paper file. */
export const retireeTabs: FileTabs = {
  own: [{ name: 'pension', label: '发放', Content: PensionTab }],
  materials: '身份证、退休审批表',
  BelowMaterials: PaperFilePanels,
  ofChange: (recordId, changeId) => ({ label: '变更表', request: { form: 'change-report', recordId, changeId } }),
};
