import type { MessagesOf } from './message.ts';

/** Backups and restoring from them. */
export const backupMessages: MessagesOf<'backup' | 'restore'> = {
  'backup.damaged': (p) => ({
    sentence: `备份“${p.path}”缺少内容，或者内容被改动过。`,
    nextStep: '这个备份不能使用。请选另一天的备份，或另一个位置的备份。',
  }),
  'backup.noneThere': (p) => ({
    sentence: `“${p.path}”里没有可以恢复的备份。`,
    nextStep: '请确认移动盘已插好，并选择名为“街道档案备份”的文件夹或它所在的盘。',
  }),
  'backup.notVerified': (p) => ({
    sentence: `备份写完后核对没有通过：${p.found}。`,
    nextStep: `这次备份不算数，单独留在“${p.path}”备查。请在“设置 → 备份”里看核对结果，处理后再备份一次。`,
  }),
  'backup.passphraseNeeded': () => ({ sentence: '这个备份是加密的。', nextStep: '请输入设置加密时用的口令。' }),
  'backup.placeAway': (p) => ({
    sentence: `备份位置“${p.path}”现在找不到。`,
    nextStep: '请插好移动盘或连上网络盘，再备份一次；也可以在“设置 → 备份”里换一个位置。',
  }),
  'backup.placeInArchive': (p) => ({
    sentence: `“${p.path}”就在档案库文件夹里，档案库坏了备份也会一起丢。`,
    nextStep: '请选择档案库以外的文件夹，最好在另一个盘上。',
  }),
  'backup.placeOther': (p) => ({
    sentence: `“${p.path}”存放的是另一个档案库（${p.office}）的备份。`,
    nextStep: '请换一个文件夹；程序没有改动那里的内容。',
  }),
  'backup.readBack': (p) => ({
    sentence: `写到“${p.path}”的内容读回来不一样，备份没有做成。`,
    nextStep: '这个盘可能有坏块，请换一个盘再备份。',
  }),
  'backup.wrongPassphrase': () => ({
    sentence: '口令不对，打不开这个备份。',
    nextStep: '请核对大小写和输入法后再试；每个备份用的是备份当时的口令。',
  }),
  'restore.notExchanged': (p) => ({
    sentence: `“${p.path}”正被占用，不能换上恢复的档案库。`,
    nextStep: '现在的档案库没有改动。请关闭打开着这个文件夹的窗口和程序，再点一次“换上”。',
  }),
  'restore.nothingReadable': (p) => ({
    sentence: `“${p.path}”里的数据库已经读不出任何档案内容，不能抢救。`,
    nextStep: '请用最近一次备份恢复；材料文件（attachments）还在的，请不要删除。',
  }),
  'restore.holdsOther': (p) => ({
    sentence: `“${p.path}”里还有不是程序放进去的内容（${p.found}），没有删除。`,
    nextStep: '请先把这些内容移到别处，再删除这份副本。',
  }),
  'restore.notOurs': (p) => ({
    sentence: `“${p.path}”不能证明是程序恢复或抢救出来、没有用过的副本，没有删除。`,
    nextStep: '确实不要的，请看清楚里面的内容，再在文件管理器里自己处理。',
  }),
  'restore.removeLater': () => ({
    sentence: '档案库还没有打开，不知道是谁在操作，副本没有删除。',
    nextStep: '请等档案库打开、系统管理员登录以后，在“设置 → 备份”里删除。',
  }),
  'restore.notReady': () => ({ sentence: '要换上的副本已经不在了。', nextStep: '请重新选择备份，再恢复一次。' }),
  'restore.targetTaken': (p) => ({
    sentence: `“${p.path}”已经有内容，不能恢复到这里。`,
    nextStep: '请换一个还不存在的文件夹；程序不会覆盖已有内容。',
  }),
};
