/** What an undo writes as the reason of a file it takes out: such a file is no 作废 and stands in no list and no count. */
export const UNDONE_OPENING = '撤销建档';
export const UNDONE_IMPORT = '撤销导入';

/** Whether file `r` was taken out by an undo, as SQL. */
export const UNDONE = `ifnull(r.removed_reason, '') IN ('${UNDONE_OPENING}', '${UNDONE_IMPORT}')`;
