import { formatCount } from '../rules/counts.ts';
import { localMinute, olderCopySentence } from '../rules/older-copy.ts';
import type { MessagesOf } from './message.ts';
import { size } from './size.ts';

function noDatabase(what: 'absent' | 'empty' | 'folder'): string {
  if (what === 'absent') return '数据库文件 archive.db 不见了';
  return what === 'folder' ? '名为 archive.db 的是一个文件夹，不是数据库' : '数据库文件 archive.db 是空的';
}

// What the system calls it (SQLITE_CORRUPT) is for the report that is copied; only words are for the clerk.
function inWords(detail: string): string {
  return /\p{Script=Han}/u.test(detail) ? `（${detail}）` : '';
}

/** The archive itself, the call and the office it belongs to. */
export const archiveMessages: MessagesOf<'archive' | 'clock' | 'internal' | 'input' | 'job' | 'package' | 'office'> = {
  'archive.absent': (p) => ({
    sentence: `文件夹“${p.path}”里没有档案库。`,
    nextStep: '请检查文件夹是否选对；要新建档案库，请先执行初始化。',
  }),
  'archive.damaged': (p) => ({
    sentence: `档案库文件已损坏${inWords(p.detail)}。`,
    nextStep: '请不要继续录入，先复制整个档案库文件夹留底，再用最近一次备份恢复；没有备份的，可以抢救读得出的内容。',
  }),
  'archive.exists': (p) => ({
    sentence: `文件夹“${p.path}”里已经有档案库。`,
    nextStep: '请换一个空文件夹，或直接打开这个档案库。',
  }),
  'archive.full': (p) => ({
    sentence: `存放档案库的磁盘已满（${p.path}${p.freeBytes === null ? '' : `，剩余 ${size(p.freeBytes)}`}），刚才的操作没有完成。`,
    nextStep: `请在该磁盘上腾出至少 ${size(p.needBytes)}，再做一次；已保存的内容不受影响，不用重新打开程序。`,
  }),
  'archive.incomplete': (p) => ({
    sentence: `文件夹“${p.path}”里有过档案库，但${noDatabase(p.database)}${p.found === '' ? '' : `；还在的有：${p.found}`}。`,
    nextStep:
      '程序没有在这里写入任何内容。请把原来的 archive.db 放回这个文件夹，或用备份恢复，再重试；要新建档案库请换一个空文件夹。',
  }),
  'archive.inUse': (p) => ({
    sentence: `档案库“${p.path}”正被另一个程序使用。`,
    nextStep: '请先关闭另一个窗口或命令，再重试。',
  }),
  'archive.lockOdd': (p) => ({
    sentence: `“${p.path}”应是程序用来防止两处同时写入的标记文件，现在是别的内容，所以没有打开档案库；档案库本身没有被改动。`,
    nextStep: '请把它移到别的文件夹（不要动 archive.db 和 attachments），再重试。',
  }),
  'archive.lost': (p) => ({
    sentence: `读写档案库时磁盘出错，“${p.path}”可能已断开${inWords(p.detail)}。`,
    nextStep:
      '请确认移动盘已插好、网络盘已连接，再重试；一直这样的话磁盘可能有故障，请先复制整个档案库文件夹留底。已保存的内容不受影响。',
  }),
  'archive.noMemory': () => ({
    sentence: '电脑内存不够，刚才的操作没有完成。',
    nextStep: '请关闭其他程序，再做一次；已保存的内容不受影响。',
  }),
  'archive.newer': (p) => ({
    sentence: `档案库由更新版本的程序建立（库版本 ${p.version}，本程序最高支持 ${p.supported}）。`,
    nextStep: '请安装新版程序后再打开；档案库没有被改动。',
  }),
  'archive.notOurs': (p) => ({
    sentence: `文件夹“${p.path}”里的 archive.db 是其他程序的数据库，不是本程序的档案库。`,
    nextStep: '程序没有改动它。请确认文件夹是否选对，或把那个文件移走、把原来的 archive.db 放回，再重试。',
  }),
  'archive.noRoomToUpgrade': (p) => ({
    sentence: `磁盘空间不够存放升级前副本（“${p.path}”），升级没有开始，档案库没有被改动。`,
    nextStep: '请清理磁盘，留出至少与档案库文件一样大的空间，再打开程序。',
  }),
  'archive.otherLine': (p) => ({
    sentence: `档案库由本程序的另一个版本系列建立（升级步骤 ${p.step} 不同），本程序不能打开，档案库没有被改动。`,
    nextStep: '请用原来的程序打开，或把整个档案库文件夹复制一份交给技术人员。',
  }),
  'archive.pathTooLong': (p) => ({
    sentence: `档案库文件夹的路径太长（最多 ${p.limit} 个字节）：“${p.path}”。`,
    nextStep: '请把文件夹移到层次少、名称短的位置，再打开。',
  }),
  'archive.readOnly': (p) => ({
    sentence: `档案库文件夹“${p.path}”不能写入。`,
    nextStep: '请确认文件夹不是只读、U盘没有写保护，并且当前用户有写入权限，然后重试。',
  }),
  'archive.restarted': () => ({
    sentence: '档案服务刚才意外停止，已自动重新启动。',
    nextStep: '请核对刚才的操作是否已保存，没有保存的请再做一次。',
  }),
  'archive.stepLost': (p) => ({
    sentence: `档案库的升级记录里少了做过的步骤（${p.steps}）：不是通过本程序删除的，档案库没有被改动。`,
    nextStep: '请停止使用，先复制整个档案库文件夹留底，再用最近一次备份恢复，或把复制件交给技术人员。',
  }),
  'archive.schema': (p) => ({
    sentence: `档案库里有内容缺失或被别的软件改过：${p.what}，继续使用可能出错，所以没有打开。`,
    nextStep: '请先复制整个档案库文件夹留底，再用最近一次备份恢复，或把复制件交给技术人员。',
  }),
  'archive.gone': (p) => ({
    sentence: `文件夹“${p.path}”里现在什么也没有，可这台电脑 ${localMinute(p.at)} 在这里见过“${p.office}”的档案库（${formatCount(p.records)} 份档案）。`,
    nextStep:
      '程序没有在这里写入任何内容。请插好移动盘、连好网络盘，或把原来的文件夹放回，再重试；确实不要原来的档案库，才在这里新建。',
  }),
  'archive.olderCopy': (p) => ({
    sentence: olderCopySentence(p),
    nextStep:
      '刚恢复过备份或有意换过文件夹的，请系统管理员确认后继续；不知道原因的，请先停下，把原来的档案库文件夹找回来。',
  }),
  'clock.doubtful': (p) => ({
    sentence: `电脑的日期是 ${p.today}，而档案库最近一次记录在 ${p.last}，电脑的日期可能不对，编号、结账和定稿没有做。`,
    nextStep: '请看右下角的日期和时间：不对就先调准；是对的，就在窗口上方点“日期是对的”，再做一次。',
  }),
  'clock.wrong': (p) => ({
    sentence: `电脑的日期是 ${p.today}，不可能是今天（应在 ${p.first} 至 ${p.last} 之间），编号、结账和定稿没有做。`,
    nextStep: '请先把电脑的日期和时间调准，再做一次；已填写的内容不会丢失，不用重新打开程序。',
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
  'office.kindInUse': (p) => ({
    sentence: `“${p.kind}”还有 ${formatCount(p.count)} 份没有结束，不能停办，没有改动任何内容。`,
    nextStep: '停办以后这些人不再出现在名单、待办和报表里，所以先要逐份结束；登记错了的可以作废。',
  }),
  'office.kindNotKept': (p) => ({
    sentence: `本单位没有办理“${p.kind}”，不能建档、导入、恢复或重新打开这一种档案，没有改动任何内容。`,
    nextStep: '确实要办理的，请有权修改设置的人员在“设置 › 单位”的“办理的档案”里勾选它。',
  }),
  'office.notSetUp': () => ({ sentence: '还没有登记本单位信息。', nextStep: '请先完成首次设置。' }),
  'package.absent': (p) => ({
    sentence: `“${p.path}”不是移交包。`,
    nextStep: '请选择含有 bagit.txt 的文件夹。',
  }),
};
