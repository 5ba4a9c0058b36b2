import { formatCount } from '../rules/counts.ts';
import { localMinute } from '../rules/older-copy.ts';
import type { MessagesOf } from './message.ts';
import { size } from './size.ts';

/** Files, their materials, acts on them and their print. */
export const filesMessages: MessagesOf<'record' | 'life' | 'care' | 'attachment' | 'command' | 'printing'> = {
  'attachment.damaged': (p) => ({
    sentence: `材料“${p.name}”的内容与登记的摘要不一致或已丢失。`,
    nextStep: '请从备份恢复该材料，或重新扫描后添加。',
  }),
  'attachment.kindNotOpened': (p) => ({
    sentence: `“${p.name}”不是扫描件、图片或文档，打开它可能会在电脑上运行程序，所以不能打开。`,
    nextStep: '请让提供的人改成 PDF、图片、OFD、Word 或 Excel 文件，再添加一次。',
  }),
  'attachment.noViewer': (p) => ({
    sentence: `这台电脑没有能打开“${p.name}”的程序。`,
    nextStep: '请技术人员安装能看这类文件的程序（例如 PDF 或 OFD 阅读器），再打开一次。',
  }),
  'attachment.notFound': () => ({ sentence: '找不到这份材料。', nextStep: '它可能已被移除，请刷新后再看。' }),
  'attachment.tooLarge': (p) => ({
    sentence: `材料“${p.name}”太大，单个文件不能超过 ${size(p.limitBytes)}。`,
    nextStep: '请降低扫描分辨率或拆成几个文件后再添加。',
  }),
  'attachment.unreadable': (p) => ({
    sentence: `读不出文件“${p.name}”。`,
    nextStep: '请确认文件还在原处、没有被其他程序占用，再添加一次。',
  }),
  'care.changedMeanwhile': (p) => ({
    sentence: `这条服务记录刚被${p.by}更正过（${localMinute(p.at)}）。`,
    nextStep: '请关闭后重新打开，看过现在的内容再更正。',
  }),
  'care.notFound': () => ({ sentence: '找不到这条服务记录。', nextStep: '它可能已被移除或撤销，请刷新后再看。' }),
  'command.changedSince': (p) => ({
    sentence: `“${p.title}”之后，同样的内容又被修改过，不能撤销。`,
    nextStep: p.by === undefined ? '请先撤销后来的修改，或者直接更正。' : `请先撤销“${p.by}”，或者直接更正。`,
  }),
  'command.clashes': (p) => ({
    sentence: `“${p.title}”不能撤销：原来的号码、名称或档案已被后来的登记占用。`,
    nextStep: '请先处理后来登记的那一份（例如作废重复的档案），再撤销。',
  }),
  'command.notFound': () => ({
    sentence: '找不到这次操作。',
    nextStep: '请刷新后再试。',
  }),
  'command.restsOn': (p) => ({
    sentence: `“${p.title}”不能撤销：后来登记的“${p.by}”以它为前提。`,
    nextStep: `请先撤销“${p.by}”，再撤销这一步。`,
  }),
  'command.undoneAlready': (p) => ({
    sentence: `“${p.title}”已经撤销过。`,
    nextStep: '请刷新查看现在的内容。',
  }),
  'command.usedSince': (p) => ({
    sentence: `“${p.title}”之后，这份档案${p.by}，不能撤销。`,
    nextStep: '请直接更正或作废这份档案，修改记录会说明经过。',
  }),
  'printing.otherKind': (p) => ({
    sentence: `${p.number} 是${p.kind}${p.more > 0 ? `，另有 ${formatCount(p.more)} 份也不是这一类` : ''}，没有“${p.title}”。`,
    nextStep: '请只选有这张表的档案；这份档案自己的表，请在它的页面上打印。',
  }),
  'printing.unfit': (p) => ({
    sentence: `${p.first}${p.more > 0 ? `，另有 ${formatCount(p.more)} 人也不适用` : ''}，不能出“${p.title}”。`,
    nextStep: '请改选适用的人；状态登记错了的，请先更正。',
  }),
  'life.notFound': () => ({ sentence: '找不到这项待办。', nextStep: '办理它的那一步可能已被撤销，请刷新后再看。' }),
  'life.refused': (p) => ({
    sentence: `不能办理“${p.step}”。${p.why}。`,
    nextStep: p.remedy ?? '请先办理前面的步骤；状态登记错了，可以用“更正状态”。',
  }),
  'life.refusedElsewhere': (p) => ({
    sentence:
      p.number === null
        ? `${p.name}还有一份您不能查看的档案，不能按 ${p.on} 登记死亡。`
        : `${p.name}的死亡日期 ${p.on} 不能登记到档案 ${p.number}：${p.why}。`,
    nextStep:
      p.number === null ? `请联系${p.ask}核对死亡日期。` : '请核对死亡日期，或先把那份档案里不对的改正，再办理。',
  }),
  'life.settledByStep': (p) => ({
    sentence: `“${p.label}”要办理“${p.step}”才算办结。`,
    nextStep: `请打开档案的“办理”，办“${p.step}”。`,
  }),
  'life.settledAlready': (p) => ({
    sentence: `“${p.label}”已于 ${p.on} 办结。`,
    nextStep: '请刷新查看现在的待办。',
  }),
  'printing.failed': (p) => ({
    sentence: `没有打印成功（${p.detail}）。`,
    nextStep: '请检查打印机是否开机、有纸，再试一次；也可以先保存为 PDF。',
  }),
  'printing.noPrinter': () => ({
    sentence: '这台电脑没有安装打印机。',
    nextStep: '请先保存为 PDF，或请技术人员安装打印机。',
  }),
  'record.deathDiffers': (p) => ({
    sentence: `档案 ${p.number} 登记的是 ${p.on} 死亡，这个人现在登记的死亡日期是 ${p.diedOn}，这份档案不能恢复使用。`,
    nextStep: '请核对死亡证明，把登记错的那一次撤销或更正，再恢复。',
  }),
  'record.changedMeanwhile': (p) => ({
    sentence: `这份档案在您编辑时已被${p.by}修改（${localMinute(p.at)}）。`,
    nextStep: '您填的内容还在。请先看对方改了什么，再决定是否继续保存。',
  }),
  'record.openingUndone': (p) => ({
    sentence: `${p.name}的这次建档已经撤销，编号已收回，不能恢复。`,
    nextStep: '需要档案的，请重新建档或重新导入。',
  }),
  'record.removed': (p) => ({
    sentence: `档案 ${p.number} 已作废，不能再办理。`,
    nextStep: '确需办理的，请先在档案里恢复它。',
  }),
  'record.closed': (p) => ({
    sentence: `档案 ${p.number} 已于 ${p.on} 结束，不能再办理或修改。`,
    nextStep: '确需办理的，请先在档案的“更多操作”里重新打开它。',
  }),
  'record.closedByDeath': (p) => ({
    sentence: `${p.name}已登记死亡（${p.diedOn}），这类档案已经结束，不能再建一份。`,
    nextStep: '还有事要办，或死亡登记错了的，请重新打开原来的档案。',
  }),
  'record.closedBefore': (p) => ({
    sentence: `${p.name}有一份已经结束的档案，这类档案一个人只有一份。`,
    nextStep: '请按姓名找到那份档案，在“更多操作”里重新打开，再接着办理。',
  }),
  'record.householdEnded': (p) => ({
    sentence: `户号 ${p.number} 从 ${p.on} 起已经结束，那天以后档案不能属于这一户。`,
    nextStep: '请改填那天或以前的日期，或改选那天以后的一户；变更户主办错了的，请在家庭页面撤销。',
  }),
  'record.householdFirst': () => ({
    sentence: '这是这份档案最早的一户，不能删除。',
    nextStep: '户选错了或日期填错了的，请用“更正”；整份档案建错了的，请作废。',
  }),
  'record.householdGone': () => ({
    sentence: '这一段已经不在这份档案里。',
    nextStep: '可能刚在另一个窗口办理过，请刷新后再看。',
  }),
  'record.personGone': () => ({
    sentence: '这条人员登记已经不在这份档案里。',
    nextStep: '可能刚在另一个窗口办理过，请刷新后再看。',
  }),
  'record.personIsSubject': (p) => ({
    sentence: `档案 ${p.number} 就是${p.name}本人的，不能再登记为相关人员。`,
    nextStep: '请核对选的是不是另一个人。',
  }),
  'record.personTwice': (p) => ({
    sentence: `${p.name}已经以同样的身份登记在档案 ${p.number}，日期重叠（${p.fromOn} 起${p.toOn === null ? '' : `，到 ${p.toOn} 为止`}）。`,
    nextStep: '请改日期，使前后两段不重叠；登记错了的，请先移除那一条。',
  }),
  'record.notClosed': (p) => ({
    sentence: `档案 ${p.number} 没有结束，不用重新打开。`,
    nextStep: '可以直接办理。',
  }),
  'record.stillOpen': (p) => ({
    sentence: `档案 ${p.number} 还不能结束：${p.what}。`,
    nextStep: '请先把这件事办完，再结束这份档案。',
  }),
  'record.followed': (p) => ({
    sentence: `${p.name}已有另一份在办的档案 ${p.open}，档案 ${p.number} 不能重新打开。`,
    nextStep: '请在那一份里办理；那一份建错了的，请先撤销建档或作废它。',
  }),
  'record.stillStands': (p) => ({
    sentence: `档案 ${p.number} 还不能停用：${p.what}。`,
    nextStep: '请先办完这件事（补发、交付、扣回、撤销编入、转递或归还），再作废；合并人员的，也可以改为保留这份档案。',
  }),
  'record.openBeside': (p) => ({
    sentence: `${p.name}已有一份在办的这类档案 ${p.number}。`,
    nextStep: '请打开那份档案办理，不要重复建档；那一份已经办完的，请先结束它。',
  }),
  'record.stateByStep': (p) => ({
    sentence: `“${p.field}”不能直接从“${p.from}”改成“${p.to}”。`,
    nextStep: '已有档案的状态请在“办理”里凭材料办理；登记错了的，请用“更正状态”。',
  }),
  'record.notFound': (p) => ({
    sentence: p.number ? `没有档号为“${p.number}”的档案。` : '找不到这份档案。',
    nextStep: '请核对档号，或按姓名、证件号码查找。',
  }),
};
