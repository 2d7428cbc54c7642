export const CSV_BYTES_MAX = 5_000_000;

/** Why a file was not taken as lines of text and values; nothing of it was read further than there. */
export type CsvRefusal =
  | { readonly code: "csv-too-large"; readonly bytes: number; readonly most: number }
  /** Less arrived than was sent. */
  | { readonly code: "csv-cut-off"; readonly expected: number; readonly found: number }
  | { readonly code: "csv-too-many-rows"; readonly line: number; readonly most: number }
  | { readonly code: "csv-record-too-long"; readonly line: number; readonly most: number }
  | { readonly code: "csv-ending" }
  | { readonly code: "csv-spreadsheet" }
  | { readonly code: "csv-utf-16" }
  | { readonly code: "csv-not-utf-8"; readonly line: number }
  | { readonly code: "csv-nul"; readonly line: number }
  | { readonly code: "csv-unclosed-quote"; readonly line: number }
  | { readonly code: "csv-stray-quote"; readonly line: number }
  | { readonly code: "csv-empty" }
  | { readonly code: "csv-no-rows" }
  | { readonly code: "csv-header-repeated"; readonly header: string }
  | { readonly code: "csv-header-unknown"; readonly header: string; readonly nearest: string }
  | { readonly code: "csv-header-missing"; readonly headers: readonly string[] }
  | {
      readonly code: "csv-ragged";
      /** The first of them; `count` is of all. */
      readonly lines: readonly { readonly line: number; readonly found: number }[];
      readonly count: number;
      readonly expected: number;
    };

export interface CsvRow {
  /** Where the row begins in the file; the header is line 1 unless blank lines stand before it. */
  readonly line: number;
  /** By column; a column that the file does not have is not there. */
  readonly cells: Readonly<Record<string, string>>;
}
