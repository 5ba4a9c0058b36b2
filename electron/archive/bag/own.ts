/** By these a package of this program is known, to be held to stricter rules than the standard asks. */
export const SOFTWARE_AGENT = 'Street Archives (街道档案)';
/** Behind the name of a package that is not finished. */
export const INCOMPLETE_SUFFIX = '.未完成';
/** Lies in a package that is not finished, whatever the folder is called. */
export const INCOMPLETE_NOTE = '未完成-请勿使用.txt';
