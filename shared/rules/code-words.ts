/** What a code looks like: digits and capital letters, eight at most. Which codes there are says the dictionary. */
export const CODE_FORM = /^[0-9A-Z]{1,8}$/;
export const CODE_HINT = '代码只能用数字和大写字母，最多 8 位';
/** The longest text a clerk may write beside 其他. */
export const OTHER_MOST = 50;
