/** What a registration form's PDF is called: the characters Windows refuses in file names are left out. */
export function sheetFileName(name: string, number: string): string {
  return `${`${name}-${number}-登记表`.replace(/[<>:"/\\|?*\p{Cc}]/gu, '')}.pdf`;
}
