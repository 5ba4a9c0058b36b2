/** The paper a form is printed on, in millimetres; `landscape` says how the printer must be told. */
export interface SheetPaper {
  width: number;
  height: number;
  landscape: boolean;
}

export const A4_PORTRAIT: SheetPaper = { width: 210, height: 297, landscape: false };
export const A4_LANDSCAPE: SheetPaper = { width: 297, height: 210, landscape: true };
