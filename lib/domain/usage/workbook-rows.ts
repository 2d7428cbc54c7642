/** More than a workbook should be made of at once; a CSV takes any number. */
export const WORKBOOK_ROWS_MAX = 20_000;
