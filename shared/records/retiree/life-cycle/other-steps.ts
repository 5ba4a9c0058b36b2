/**
 * What a file's story tells beside the steps of its life: states that were put right, and the custody of a paper file that
 * came sealed. They move no state.
 */
export const otherSteps: Readonly<Record<string, { label: string; told: string }>> = {
  'states.correct': { label: '更正状态', told: '更正状态' },
  'seal.receive': { label: '收到密封档案', told: '收到密封档案，原封保管' },
  'seal.forward': { label: '转递密封档案', told: '密封档案转递' },
  'seal.incident': { label: '密封档案异常', told: '密封档案封条破损或被拆' },
};
