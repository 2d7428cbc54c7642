const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** What a CSV file looks like from outside, read as its bytes pass by (RFC 4180; UTF-8 hides none of its marks). */
export interface CsvShape {
  add(bytes: Uint8Array): void;
  /** Rows below the header; null when a row has other columns than the header or the file ends inside one. */
  end(): number | null;
}

export function csvShape(): CsvShape {
  let columns: number | null = null;
  let rows = -1;
  let fields = 0;
  let isQuoted = false;
  let isBlank = true;
  let isRagged = false;

  const endRow = () => {
    if (!isBlank) {
      rows += 1;
      columns ??= fields + 1;
      isRagged ||= fields + 1 !== columns;
    }
    fields = 0;
    isBlank = true;
  };

  return {
    add(bytes) {
      for (const byte of bytes) {
        if (byte === QUOTE) isQuoted = !isQuoted;
        if (byte === NEWLINE && !isQuoted) endRow();
        else if (byte !== RETURN) {
          isBlank = false;
          if (byte === COMMA && !isQuoted) fields += 1;
        }
      }
    },
    end() {
      endRow();
      return isQuoted || isRagged || rows < 0 ? null : rows;
    },
  };
}
