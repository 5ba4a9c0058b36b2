import { describe, expect, it } from 'vitest';
import { refuseOtherKinds } from '#electron/files/opened-kinds.ts';
import { AppError } from '#shared/errors.ts';

const refused = (name: string): string | null => {
  try {
    refuseOtherKinds(name);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : 'thrown';
  }
};

/** What a system starts, loads or follows when it is opened, on Windows, Linux or macOS. */
const startable = [
  ...['exe', 'com', 'scr', 'pif', 'bat', 'cmd', 'msi', 'msp', 'msix', 'appx', 'appref-ms', 'application', 'gadget'],
  ...[
    'js',
    'jse',
    'vbs',
    'vbe',
    'wsf',
    'wsh',
    'ws',
    'wsc',
    'sct',
    'ps1',
    'psm1',
    'psc1',
    'hta',
    'py',
    'pl',
    'sh',
    'run',
  ],
  ...['lnk', 'url', 'website', 'webloc', 'desktop', 'library-ms', 'search-ms', 'settingcontent-ms', 'scf', 'inf'],
  ...[
    'msc',
    'chm',
    'hlp',
    'cpl',
    'reg',
    'jar',
    'jnlp',
    'dll',
    'ocx',
    'sys',
    'appimage',
    'deb',
    'rpm',
    'app',
    'command',
  ],
  ...['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xll', 'pptm', 'ppam', 'accdb', 'mdb', 'slk', 'iqy', 'oqy', 'one', 'wll'],
  ...[
    'htm',
    'html',
    'mht',
    'mhtml',
    'xhtml',
    'svg',
    'xml',
    'xps',
    'iso',
    'img',
    'vhd',
    'vhdx',
    'zip',
    'rar',
    '7z',
    'cab',
  ],
  ...['rdp', 'ica', 'diagcab', 'theme', 'themepack', 'contact', 'wbt', 'swf', 'eml', 'msg', 'torrent', 'ade'],
];

describe('what is handed to the system to be opened', () => {
  it.each([
    ...[
      '身份证.pdf',
      '审批表.OFD',
      '照片.JPG',
      '照片.jpeg',
      '章.png',
      '扫描.tif',
      '扫描.TIFF',
      '扫描.bmp',
      '手机.heic',
    ],
    ...[
      '申请.doc',
      '申请.docx',
      '申请.wps',
      '名单.xls',
      '名单.xlsx',
      '名单.et',
      '名单.csv',
      '说明.txt',
      '视频认证.mp4',
    ],
  ])('%s is opened', (name) => {
    expect(refused(name)).toBe(null);
  });

  it.each(startable)('a file that ends in .%s is not, in any case', (ending) => {
    for (const name of [`材料.${ending}`, `材料.${ending.toUpperCase()}`, `材料.pdf.${ending}`])
      expect(refused(name), name).toBe('attachment.kindNotOpened');
  });

  it.each([
    ['no ending', '材料'],
    ['an ending alone', '.pdf'],
    ['a dot at the end, which Windows drops', '材料.hta.'],
    ['a blank at the end', '材料.exe '],
    ['a stream of NTFS', '材料.pdf:甲.exe'],
    ['letters set backwards', '材料\u202efdp.exe'],
    ['a full-width dot', '材料．pdf'],
    ['a folder of that ending', '材料.pdf\\启动'],
    ['an address', 'https://example.invalid/材料'],
  ])('%s: not opened', (_what, name) => {
    expect(refused(name)).toBe('attachment.kindNotOpened');
  });
});
