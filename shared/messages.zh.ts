import type { ErrorCode, ErrorParams } from './errors.ts';

/** What a clerk reads: what happened, and what to do next. */
export interface Message {
  sentence: string;
  nextStep: string;
}

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(2)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${Math.ceil(bytes / 1e3)} KB`;

const usedBy = (p: ErrorParams['organisation.inUse']): string =>
  [
    p.files > 0 ? `${p.files} 份档案的原工作单位是它` : '',
    p.accounts > 0 ? `${p.accounts} 份档案的养老金由它发放` : '',
    p.others > 0 ? `${p.others} 个单位由它承接` : '',
  ]
    .filter(Boolean)
    .join('，');

const messages: { [C in ErrorCode]: (params: ErrorParams[C]) => Message } = {
  'archive.absent': (p) => ({
    sentence: `文件夹“${p.path}”里没有档案库。`,
    nextStep: '请检查文件夹是否选对；要新建档案库，请先执行初始化。',
  }),
  'archive.damaged': (p) => ({
    sentence: `档案库文件已损坏（${p.detail}）。`,
    nextStep: '请不要继续录入，先复制整个档案库文件夹留底，再用最近一次备份恢复，或联系技术人员。',
  }),
  'archive.exists': (p) => ({
    sentence: `文件夹“${p.path}”里已经有档案库。`,
    nextStep: '请换一个空文件夹，或直接打开这个档案库。',
  }),
  'archive.full': () => ({
    sentence: '存放档案库的磁盘已满，刚才的内容没有保存。',
    nextStep: '请清理磁盘空间后重新保存，已保存的内容不受影响。',
  }),
  'archive.inUse': (p) => ({
    sentence: `档案库“${p.path}”正被另一个程序使用。`,
    nextStep: '请先关闭另一个窗口或命令，再重试。',
  }),
  'archive.newer': (p) => ({
    sentence: `档案库由更新版本的程序建立（库版本 ${p.version}，本程序最高支持 ${p.supported}）。`,
    nextStep: '请安装新版程序后再打开；档案库没有被改动。',
  }),
  'archive.readOnly': (p) => ({
    sentence: `档案库文件夹“${p.path}”不能写入。`,
    nextStep: '请确认文件夹不是只读、U盘没有写保护，并且当前用户有写入权限，然后重试。',
  }),
  'archive.restarted': () => ({
    sentence: '档案服务刚才意外停止，已自动重新启动。',
    nextStep: '请核对刚才的操作是否已保存，没有保存的请再做一次。',
  }),
  'attachment.damaged': (p) => ({
    sentence: `材料“${p.name}”的内容与登记的摘要不一致或已丢失。`,
    nextStep: '请从备份恢复该材料，或重新扫描后添加。',
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
  'code.inUse': (p) => ({
    sentence: `“${p.label}”正被 ${p.count} 份档案使用，不能去掉。`,
    nextStep: '不再使用的请改为停用：以后不能再选，原来的档案照旧显示。',
  }),
  'code.notFound': (p) => ({ sentence: `代码表里没有“${p.code}”。`, nextStep: '它可能刚被移除，请刷新后再看。' }),
  'code.otherGone': (p) => ({
    sentence: `已经没有档案写着“${p.text}”。`,
    nextStep: '它可能刚被整理过，请刷新后再看。',
  }),
  'code.shipped': (p) => ({
    sentence: `“${p.label}”是程序自带的代码，不能移除或改名。`,
    nextStep: '不再使用的可以停用；要换名称，请停用它，再添加本单位的代码。',
  }),
  'code.tableFixed': (p) => ({
    sentence: `“${p.title}”的代码由程序固定使用，不能增减或停用。`,
    nextStep: '可以给它添加同义词，导入花名册时就能认出来。',
  }),
  'code.taken': (p) => ({ sentence: `代码 ${p.code} 已经是“${p.label}”。`, nextStep: '请换一个代码。' }),
  'code.wordTaken': (p) => ({
    sentence: `“${p.word}”已经指“${p.label}”，一个写法不能指两个代码。`,
    nextStep: '请换一个写法，或直接用那个代码。',
  }),
  'command.changedSince': (p) => ({
    sentence: `“${p.title}”之后，同样的内容又被修改过，不能撤销。`,
    nextStep: '请先撤销后来的修改，或者直接更正。',
  }),
  'command.clashes': (p) => ({
    sentence: `“${p.title}”不能撤销：原来的号码、名称或档案已被后来的登记占用。`,
    nextStep: '请先处理后来登记的那一份（例如作废重复的档案），再撤销。',
  }),
  'command.notFound': () => ({
    sentence: '找不到这次操作。',
    nextStep: '请刷新后再试。',
  }),
  'command.undoneAlready': (p) => ({
    sentence: `“${p.title}”已经撤销过。`,
    nextStep: '请刷新查看现在的内容。',
  }),
  'command.usedSince': (p) => ({
    sentence: `“${p.title}”之后，这份档案${p.by}，不能撤销。`,
    nextStep: '请直接更正或作废这份档案，修改记录会说明经过。',
  }),
  'community.cycle': (p) => ({
    sentence: `社区的后继绕成了一圈：${p.names}。`,
    nextStep: '一个社区不能最后又并回自己，请核对并入的社区。',
  }),
  'community.ended': (p) => ({
    sentence: `社区“${p.name}”已于 ${p.endedOn} 截止，不能再改动。`,
    nextStep: '请选择现有的社区；办错了的，请在“可以撤销的操作”里撤销那次操作。',
  }),
  'community.inUse': (p) => ({
    sentence: `社区“${p.name}”还不能移除：${[
      `在用档案 ${p.records} 份`,
      ...(p.removed > 0 ? [`作废档案 ${p.removed} 份`] : []),
      ...(p.households > 0 ? [`家庭 ${p.households} 户`] : []),
      ...(p.groups > 0 ? [`小组 ${p.groups} 个`] : []),
      ...(p.past > 0 ? [`以前属于它的记录 ${p.past} 条`] : []),
      ...(p.links > 0 ? [`合并拆分关系 ${p.links} 条`] : []),
    ].join('、')}。`,
    nextStep: '移除只用于登记错了的社区；社区不再存在的，请用“合并”“拆分”或“撤销社区”办理。',
  }),
  'community.nameTaken': (p) => ({
    sentence: `社区“${p.name}”的名称或代码，同一时期已经登记过。`,
    nextStep: '请直接选用已有的社区，或换一个名称、代码。',
  }),
  'community.notFound': (p) => ({
    sentence: p.name === '' ? '找不到这个社区。' : `没有登记过社区“${p.name}”。`,
    nextStep: p.name === '' ? '它可能已被移除，请刷新后再看。' : '请先在“设置”里添加这个社区。',
  }),
  'community.notWaiting': (p) => ({
    sentence: `社区“${p.name}”没有等待分配的档案。`,
    nextStep: '只有拆分或撤销过的社区才需要分配，请刷新后再看。',
  }),
  'file.notWritable': (p) => ({
    sentence: `不能写入“${p.path}”。`,
    nextStep: '请确认该位置没有写保护、同名文件没有在其他程序中打开，或换一个位置。',
  }),
  'group.inUse': (p) => ({
    sentence: `小组“${p.name}”还有 ${p.members} 份档案填着它，不能移除。`,
    nextStep: '小组不再活动的，请填写截止日期；登记错了的，请先把这些档案改到别的小组。',
  }),
  'group.nameTaken': (p) => ({
    sentence: `这个社区已有叫“${p.name}”的小组。`,
    nextStep: '请直接选用，或换一个名称。',
  }),
  'group.notFound': () => ({ sentence: '找不到这个小组。', nextStep: '它可能已被移除，请刷新后再看。' }),
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
  'household.closed': (p) => ({
    sentence: `户号 ${p.number} 已经销户。`,
    nextStep: '销错了的，请在这一户的“办理记录”里撤销销户，再办理。',
  }),
  'household.dayTaken': (p) => ({
    sentence: `${p.name}从 ${p.from} ${p.to === '' ? '起' : `到 ${p.to}`}登记在户号 ${p.number}，同一天不能在两户。`,
    nextStep: p.to === '' ? '请先从那一户转出。' : `请把加入日期改成 ${p.to} 或以后。`,
  }),
  'household.dayTooEarly': (p) => ({
    sentence: `日期太早：${p.name}从 ${p.day} 起才登记在这一户。`,
    nextStep: `请填写 ${p.day} 或以后的日期；登记日期错了的，请先撤销那次登记。`,
  }),
  'household.endsTooEarly': (p) => ({
    sentence: `日期太早：${p.name}到 ${p.day} 才离开户号 ${p.number}，这一户不能更早结束。`,
    nextStep: `请填写 ${p.day} 或以后的日期。`,
  }),
  'household.headStays': (p) => ({
    sentence: `${p.name}是户号 ${p.number} 的户主，户里还有其他成员，不能单独离开。`,
    nextStep: '请先办理“变更户主”，可以同时登记原户主离开；全户都离开的，请办理“销户”。',
  }),
  'household.memberAlready': (p) => ({
    sentence: `${p.name}已经是这一户的成员。`,
    nextStep: '不用再登记；要改与户主的关系，请在成员名单里改。',
  }),
  'household.memberElsewhere': (p) => ({
    sentence: `${p.name}现在是${p.headName}户（户号 ${p.number}）的成员，一个人只能在一户。`,
    nextStep: '请选择“转入”，同一天从那一户转出；或先在那一户办理减少成员。',
  }),
  'household.memberGone': () => ({
    sentence: '这位成员已经不在这一户。',
    nextStep: '可能刚在另一个窗口办理过，请刷新后再看。',
  }),
  'household.mergeHead': (p) => ({
    sentence: `${p.name}在户号 ${p.number} 还登记有同户的人，这一户不能当作重复登记取消。`,
    nextStep: '请选择保留这一户，或换一个登记为准；也可以先在这一户办理“变更户主”，再合并。',
  }),
  'household.notFound': () => ({
    sentence: '找不到这一户。',
    nextStep: '它的立户可能已经撤销，请到家庭列表里重新查找。',
  }),
  'household.twoHouseholds': (p) => ({
    sentence: `${p.name}的两个登记分别在户号 ${p.first} 和户号 ${p.second}，一个人只能在一户。`,
    nextStep: '请选择保留在哪一户，再合并。',
  }),
  'import.alreadyApplied': () => ({
    sentence: '这次导入已经完成，不能重复写入。',
    nextStep: '如需再次导入，请重新选择文件。',
  }),
  'import.notFound': () => ({ sentence: '找不到这次导入。', nextStep: '请重新选择花名册文件。' }),
  'import.notReady': () => ({ sentence: '花名册还没有检查完。', nextStep: '请等检查完成后再导入。' }),
  'import.usedMeanwhile': (p) => ({
    sentence: `有 ${p.count} 份档案在导入之后又被修改或移交（${p.numbers}），不能整批撤销。`,
    nextStep: '请在这些档案里逐份更正。',
  }),
  'input.invalid': (p) => ({
    sentence: Object.values(p.fields)[0] ?? '有内容填得不对。',
    nextStep: '请按提示改正后再保存。',
  }),
  'internal.unexpected': () => ({
    sentence: '出错了，这一步没有完成。',
    nextStep: '请重试；仍然不行，请点“复制报告”发给技术人员。',
  }),
  'internal.unknownCall': (p) => ({
    sentence: `程序内部调用“${p.call}”不存在。`,
    nextStep: '程序文件可能不完整，请重新安装。',
  }),
  'job.notFound': () => ({ sentence: '找不到这项任务。', nextStep: '它可能已经结束，请看任务列表。' }),
  'office.alreadySetUp': () => ({ sentence: '本单位信息已经登记。', nextStep: '如需修改，请到“设置”。' }),
  'office.notSetUp': () => ({ sentence: '还没有登记本单位信息。', nextStep: '请先完成首次设置。' }),
  'package.absent': (p) => ({
    sentence: `“${p.path}”不是移交包。`,
    nextStep: '请选择含有 bagit.txt 的文件夹。',
  }),
  'person.aliasTaken': (p) => ({
    sentence: `“${p.name}”已经登记在这个人名下。`,
    nextStep: '不用重复登记。',
  }),
  'person.idNumberTaken': (p) => ({
    sentence: `这个号码已经登记给 ${p.name}${p.number ? `（${p.number}）` : ''}。`,
    nextStep: '请打开那份档案核对，不要重复建档。',
  }),
  'person.mergedAlready': (p) => ({
    sentence: `${p.name} 已经并入另一个人。`,
    nextStep: '请打开合并后的人员卡片。',
  }),
  'person.notFound': () => ({
    sentence: '找不到这个人。',
    nextStep: '请刷新后再查找一次。',
  }),
  'organisation.changedMeanwhile': (p) => ({
    sentence: `单位“${p.name}”刚才被别人改过。`,
    nextStep: '请看过现在的内容后再改。',
  }),
  'organisation.codeTaken': (p) => ({
    sentence: `${p.label}“${p.code}”已经登记给“${p.name}”。`,
    nextStep: '请核对号码；如果是同一个单位，请打开那个单位修改，或把两个单位合并。',
  }),
  'organisation.inUse': (p) => ({
    sentence: `单位“${p.name}”正在使用，不能移除：${usedBy(p)}。`,
    nextStep: '单位撤销了请用“终止”；登记重复了请用“合并”，档案会一起转过去。',
  }),
  'organisation.nameTaken': (p) => ({
    sentence: `名称“${p.name}”已经登记在单位“${p.holder}”下。`,
    nextStep: '请直接使用那个单位，或给这个单位写上能区别的全称。',
  }),
  'organisation.notFound': () => ({ sentence: '找不到这个单位。', nextStep: '它可能刚被移除或合并，请刷新后再看。' }),
  'organisation.succession': (p) => ({
    sentence: `“${p.name}”由“${p.successor}”承接，是前后两个单位，不能合并。`,
    nextStep: '如果承接关系登记错了，请先撤销终止，再合并。',
  }),
  'organisation.successorCycle': (p) => ({
    sentence: `承接单位绕了一圈又回到“${p.name}”自己。`,
    nextStep: '请选择真正接续的单位。',
  }),
  'policy.inUse': (p) => ({
    sentence: `“${p.label}”的这个取值已用于 ${p.uses} 笔结果，不能移除，也不能截止在使用日期之前。`,
    nextStep: '请改填以后的截止日期，或另外登记新的取值；已经算出的结果不受影响。',
  }),
  'policy.notFound': () => ({ sentence: '找不到这条取值。', nextStep: '它可能刚被修改，请刷新后再看。' }),
  'policy.overlapping': (p) => ({
    sentence: `这段时间已有取值。${p.message}`,
    nextStep: '同一地区同一天只能有一个取值。请改生效或截止日期，或先停用原来的取值。',
  }),
  'policy.shipped': (p) => ({
    sentence: `“${p.label}”的这个取值随程序提供，不能移除。`,
    nextStep: '不再适用的，请停用它，或登记本单位的取值。',
  }),
  'policy.shippedPart': (p) => ({
    sentence: `“${p.label}”随程序提供的取值已被本单位的取值隔成几段，不能单独停用其中一段。`,
    nextStep: '请直接登记这段时间的取值。',
  }),
  'printing.failed': (p) => ({
    sentence: `没有打印成功（${p.detail}）。`,
    nextStep: '请检查打印机是否开机、有纸，再试一次；也可以先保存为 PDF。',
  }),
  'printing.noPrinter': () => ({
    sentence: '这台电脑没有安装打印机。',
    nextStep: '请先保存为 PDF，或请技术人员安装打印机。',
  }),
  'record.changedMeanwhile': (p) => ({
    sentence: `这份档案在您编辑时已被${p.by}修改（${p.at}）。`,
    nextStep: '您填的内容还在。请先看对方改了什么，再决定是否继续保存。',
  }),
  'record.notFound': (p) => ({
    sentence: p.number ? `没有档号为“${p.number}”的档案。` : '找不到这份档案。',
    nextStep: '请核对档号，或按姓名、身份号码查找。',
  }),
  'person.takenElsewhere': (p) => ({
    sentence: '这个号码的人已有档案，但不在您的范围内。',
    nextStep: `请不要重复建档，请联系${p.ask || '系统管理员'}核对。`,
  }),
  'scope.outside': (p) => ({
    sentence: `${p.what}不在您的范围内，不能查看或办理。`,
    nextStep: `需要办理时请联系${p.ask || '系统管理员'}，由其办理或在“设置—用户”里调整您的范围。`,
  }),
  'scope.wholeOffice': (p) => ({
    sentence: '这项工作涉及全街道的档案，您的范围只是其中一部分，不能办理。',
    nextStep: `请联系${p.ask || '系统管理员'}办理。`,
  }),
  'session.forbidden': (p) => ({
    sentence: `${p.role}不能${p.right}。`,
    nextStep: '请由有权限的人员办理，或请系统管理员在“设置—用户”里调整角色。',
  }),
  'session.signedOut': () => ({
    sentence: '还没有登录。',
    nextStep: '请选择姓名并输入密码。',
  }),
  'session.wait': (p) => ({
    sentence: `密码连续输错，请 ${p.seconds} 秒后再试。`,
    nextStep: '忘记密码时，请系统管理员在“设置—用户”里重设。',
  }),
  'session.wrongPassword': () => ({
    sentence: '密码不对。',
    nextStep: '请检查大小写和输入法后再输一次。',
  }),
  'user.lastAdministrator': () => ({
    sentence: '至少要有一位在用的、范围不受限的系统管理员。',
    nextStep: '请先让另一位用户成为系统管理员。',
  }),
  'user.nameTaken': (p) => ({
    sentence: `已经有名叫“${p.name}”的用户。`,
    nextStep: '请换一个能区分的名字，例如加上岗位。',
  }),
  'user.notFound': () => ({
    sentence: '找不到这个用户。',
    nextStep: '请刷新后再试。',
  }),
  'user.passwordFirst': () => ({
    sentence: '您自己还没有密码。',
    nextStep: '请先点右上角姓名设置自己的密码，再添加用户。',
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
  'roster.notWorkbook': (p) => ({
    sentence: `“${p.name}”不是表格文件，或内容已经损坏。`,
    nextStep: '请选择 .xlsx、.xls 或 .csv 文件；打得开的话请另存为 .xlsx 再导入。',
  }),
  'roster.passwordProtected': (p) => ({
    sentence: `“${p.name}”设有打开密码。`,
    nextStep: '请在表格软件里取消密码，另存后再导入。',
  }),
  'roster.sheetAbsent': (p) => ({
    sentence: `文件里没有名为“${p.sheet}”的工作表。`,
    nextStep: '请从列表中选择工作表。',
  }),
  'roster.tooLarge': (p) => ({
    sentence: `“${p.name}”太大，一次最多导入 ${p.limitRows} 行。`,
    nextStep: '请把花名册拆成几个文件分次导入。',
  }),
  'roster.unreadable': (p) => ({
    sentence: `读不出文件“${p.name}”。`,
    nextStep: '请确认文件还在原处、没有被其他程序独占打开，再选一次。',
  }),
  'sheet.refused': (p) => ({
    sentence: `整个文件没有导入，第 ${p.row} 行有问题：${p.message}`,
    nextStep:
      p.more > 0
        ? `另有 ${p.more} 处问题。请在表里改正后重新导入；原来的内容没有改动。`
        : '请在表里改正后重新导入；原来的内容没有改动。',
  }),
};

/** The closed list of codes, for the test that each has its sentence. */
export const errorCodes = Object.keys(messages) as ErrorCode[];

/** The sentence and the next step for a refusal, in the words a clerk uses. */
export function messageFor<C extends ErrorCode>(code: C, params: ErrorParams[C]): Message {
  return messages[code](params);
}
