/** 文件目录.XML of the hand-over medium (档发〔2012〕7号 annex 2): one element per item, names as the annex gives them. */
export interface DirectoryItem {
  number: string;
  responsible: string;
  title: string;
  /** YYYYMMDD, as in DA/T 22 catalogues. */
  date: string;
  fileName: string;
  remark: string;
}

export function directoryXml(items: readonly DirectoryItem[]): string {
  const files = items.map((item, index) =>
    [
      '  <文件>',
      element('顺序号', String(index + 1)),
      element('档号', item.number),
      element('责任者', item.responsible),
      element('题名', item.title),
      element('日期', item.date),
      element('密级', '内部'),
      element('电子档案名称', item.fileName),
      element('备注', item.remark),
      '  </文件>',
    ].join('\n'),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<文件目录>', ...files, '</文件目录>', ''].join('\n');
}

function element(name: string, text: string): string {
  return `    <${name}>${escapeXml(text)}</${name}>`;
}

// XML 1.0 has no place for control characters; a name never holds one.
function escapeXml(text: string): string {
  return Array.from(text)
    .filter((character) => character >= ' ' || character === '\t' || character === '\n')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
