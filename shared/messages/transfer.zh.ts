import { formatCount } from '../rules/counts.ts';
import type { MessagesOf } from './message.ts';
import { size } from './size.ts';

/** What comes in and goes out: rosters, imports, hand-overs, files written. */
export const transferMessages: MessagesOf<'file' | 'handover' | 'import' | 'roster'> = {
  'file.tokenUnknown': () => ({
    sentence: '程序不认得所选的文件或文件夹，没有读写任何内容。',
    nextStep: '请重新选择一次。',
  }),
  'file.inArchive': (p) => ({
    sentence: `“${p.path}”在档案库自己的文件夹里，保存到那里会损坏档案库。`,
    nextStep: '请另选一个文件夹，例如桌面或移动盘。',
  }),
  'file.full': (p) => ({
    sentence: `“${p.path}”所在的磁盘已满，文件没有写成${p.needBytes === null ? '' : `（需要约 ${size(p.needBytes)}）`}。`,
    nextStep: '请清理该磁盘，或换一个位置，再做一次；原来的同名文件没有改动。',
  }),
  'file.nameTooLong': (p) => ({
    sentence: `“${p.path}”的名称或路径太长，文件没有写成。`,
    nextStep: '请取短一些的文件名，或换一个层次少的文件夹，再做一次。',
  }),
  'file.notWritable': (p) => ({
    sentence: `不能写入“${p.path}”。`,
    nextStep: '请确认该位置没有写保护、同名文件没有在其他程序中打开，或换一个位置。',
  }),
  'file.placeLost': (p) => ({
    sentence: `“${p.path}”所在的位置找不到或已断开，文件没有写成。`,
    nextStep: '请确认文件夹还在、移动盘已插好、网络盘已连接，或换一个位置，再做一次。',
  }),
  'handover.changedMeanwhile': (p) => ({
    sentence: `移交过程中有档案被修改：${p.numbers}。`,
    nextStep: '没有生成移交包。请等修改完成后重新移交。',
  }),
  'handover.notFound': () => ({ sentence: '找不到这次移交。', nextStep: '请刷新移交记录后再看。' }),
  'handover.nothingChosen': () => ({
    sentence: '没有符合条件的档案可以移交。',
    nextStep: '请重新选择社区、年度，或逐份勾选档案。',
  }),
  'handover.targetDirty': (p) => ({
    sentence: `目标位置已经有“${p.path}”。`,
    nextStep: '请换一个文件夹，或先把旧的移交包移走；程序不会覆盖已有内容。',
  }),
  'handover.targetFull': (p) => ({
    sentence: `目标盘空间不够：需要约 ${size(p.needBytes)}，只剩 ${size(p.freeBytes)}。`,
    nextStep: '请清理目标盘或换一个更大的盘，再重新移交。写了一半的包已标明“未完成”。',
  }),
  'handover.targetLost': (p) => ({
    sentence: `写入过程中目标盘断开了（${p.path}）。`,
    nextStep: '请插好移动盘后重新移交；盘上写了一半的包标有“未完成”，不能使用，可以删除。',
  }),
  'handover.targetReadOnly': (p) => ({
    sentence: `目标位置“${p.path}”不能写入。`,
    nextStep: '请检查移动盘的写保护开关和文件夹权限，或换一个位置。',
  }),
  'handover.verifyFailed': (p) => ({
    sentence: `写完后读回核对不一致：${p.path}。`,
    nextStep: '这个包不能交出。移动盘可能有坏块，请换一个盘重新移交。',
  }),
  'import.alreadyApplied': () => ({
    sentence: '这次导入已经完成，不能重复写入。',
    nextStep: '如需再次导入，请重新选择文件。',
  }),
  'import.communitiesUndecided': (p) => ({
    sentence: `有 ${formatCount(p.count)} 个社区没有登记过（${p.names}），还没有说明怎么导入。`,
    nextStep: '请在“社区对照”里逐个选定：我们的社区、登记为新社区，或者留空（原文会保留）。',
  }),
  'import.codesUndecided': (p) => ({
    sentence: `“${p.columns}”里还有 ${formatCount(p.count)} 个代码没有对照。`,
    nextStep: '请先选择花名册来自哪个系统，再逐个确定没有对照的代码；没有对应的可以留空，原文会保留。',
  }),
  'import.notFound': () => ({ sentence: '找不到这次导入。', nextStep: '请重新选择花名册文件。' }),
  'import.notReady': () => ({ sentence: '花名册还没有检查完。', nextStep: '请等检查完成后再导入。' }),
  'import.fileGone': (p) => ({
    sentence: `花名册“${p.name}”不在原来的地方了，不能在里面标出错误。`,
    nextStep: '请把文件放回原处再导出；或者下载未通过的行。',
  }),
  'import.fileChanged': (p) => ({
    sentence: `花名册“${p.name}”在核对以后改过，不能在里面标出错误。`,
    nextStep: '请用改过的花名册再核对一次；或者下载未通过的行。',
  }),
  'import.notMendable': (p) => ({
    sentence: `第 ${p.row} 行的这一格不能在这里改。`,
    nextStep: '只能改未通过的行里已经导入的列；核对结果是旧版程序做的，请重新选择花名册文件。',
  }),
  'import.nothingAsked': (p) => ({
    sentence: `第 ${p.row} 行的号码现在没有要核对的。`,
    nextStep: '请刷新核对结果后再看。',
  }),
  'import.identityChanged': (p) => ({
    sentence: `第 ${p.row} 行的号码现在登记给“${p.name}”，与这一行的姓名不一致，一份也没有写入。`,
    nextStep: '核对以后有人改过登记。请再核对一次这份花名册。',
  }),
  'import.fileEnded': (p) => ({
    sentence: `第 ${p.row} 行“${p.name}”的档案现在已作废或者结束，一份也没有写入。`,
    nextStep: '核对以后有人改过登记。请再核对一次这份花名册。',
  }),
  'import.lineRefused': (p) => ({
    sentence: `${p.where}：${p.sentence}核对以后登记变了，这次一份也没有写入。`,
    nextStep: '请重新检查花名册。',
  }),
  'import.openingChanged': (p) => ({
    sentence: `“${p.name}”的期初现在不能登记（${p.why}），一份也没有写入。`,
    nextStep: '核对以后有人改过这份档案。请再核对一次这份花名册。',
  }),
  'import.usedMeanwhile': (p) => ({
    sentence: `有 ${formatCount(p.count)} 份档案在导入之后又被修改、移交或发放（${p.numbers}），不能整批撤销。`,
    nextStep: '请在这些档案里逐份更正。',
  }),
  'roster.empty': (p) => ({
    sentence: `“${p.name}”里没有数据。`,
    nextStep: '请确认选对了文件，并且花名册已经保存。',
  }),
  'roster.encodingUnknown': (p) => ({
    sentence: `认不出“${p.name}”的文字编码。`,
    nextStep: '请用表格软件打开后另存为 .xlsx，再导入。',
  }),
  'roster.noHeading': (p) => ({
    sentence: `在“${p.name}”里找不到表头行（至少要有姓名和证件号码两列）。`,
    nextStep: '请确认选对了工作表；表头写法特别的，请手工指定表头行和各列。',
  }),
  'roster.kindUnclear': (p) => ({
    sentence: `从“${p.name}”的表头看不出是哪一种档案的花名册：${p.kinds}都对得上。`,
    nextStep: '请先选定档案种类，再选择文件；命令行请加 --kind。',
  }),
  'roster.notWorkbook': (p) => ({
    sentence: p.what ? `“${p.name}”是${p.what}，不是能读的表格文件。` : `“${p.name}”不是表格文件，或内容已经损坏。`,
    nextStep: '请选择 .xlsx、.xls 或 .csv 文件；打得开的话请另存为 .xlsx 再导入。',
  }),
  'roster.passwordProtected': (p) => ({
    sentence: `“${p.name}”设有打开密码。`,
    nextStep: '请在表格软件里取消密码，另存后再导入。',
  }),
  'roster.severalSheets': (p) => ({
    sentence: `“${p.name}”有几张表头相同的工作表（${p.sheets}），这里一次只读一张，没有读取。`,
    nextStep: '请把它们合到一张工作表，或者各存成一个文件，分次办理。',
  }),
  'roster.sheetAbsent': (p) => ({
    sentence: `文件里没有名为“${p.sheet}”的工作表。`,
    nextStep: '请从列表中选择工作表。',
  }),
  'roster.sheetsDiffer': (p) => ({
    sentence: `工作表“${p.others}”的表头与“${p.sheet}”不同，或者下面没有人员，不能一起导入。`,
    nextStep: '请把表头不同的工作表分开导入。',
  }),
  'roster.tooLarge': (p) => {
    const unit = p.what === 'rows' ? '行' : '个有内容的格子';
    return {
      sentence: `“${p.name}”里有 ${formatCount(p.found)} ${unit}，超过一次最多的 ${formatCount(p.limit)} ${unit}，没有读取。`,
      nextStep: '请把花名册拆成几个文件分次导入。',
    };
  },
  'roster.unpacksTooLarge': (p) => ({
    sentence: `“${p.name}”的内容有 ${Math.ceil(p.bytes / 1e6)} MB（表格展开后计算），超过 ${p.limitBytes / 1e6} MB，没有读取。`,
    nextStep: '请在表格软件里删去多余的空行、空列和工作表，或者把花名册拆成几个文件，另存后再导入。',
  }),
  'roster.unreadable': (p) => ({
    sentence: `读不出文件“${p.name}”。`,
    nextStep: '请确认文件还在原处、没有被其他程序独占打开，再选一次。',
  }),
};
