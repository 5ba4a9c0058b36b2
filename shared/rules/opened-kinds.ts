/**
 * The one list of what is handed to the operating system to be opened: scans, pictures, office documents, tables, plain
 * text, a film of a certification. Everything else stays closed, since what a system starts (.hta, .url, .msc, .chm,
 * .lnk, a macro workbook, a page with a script) is more than anyone can list.
 */
const openedKinds: ReadonlySet<string> = new Set([
  ...['pdf', 'ofd'],
  ...['jpg', 'jpeg', 'png', 'bmp', 'gif', 'tif', 'tiff', 'webp', 'heic'],
  ...['doc', 'docx', 'wps', 'rtf', 'txt'],
  ...['xls', 'xlsx', 'et', 'csv'],
  ...['mp4'],
]);

/** Whether a file of this name is of a kind the program hands out to be opened; any other is kept and stays closed. */
export function isOpenedKind(name: string): boolean {
  // A dot in front is a hidden file's, not the beginning of a kind.
  const kind = /[^.]\.([^.]*)$/.exec(name)?.[1];
  return kind !== undefined && openedKinds.has(kind.toLowerCase());
}
