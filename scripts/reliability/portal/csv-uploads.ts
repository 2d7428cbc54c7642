import { randomUUID } from "node:crypto";
import { CSV_BYTES_MAX } from "@/lib/domain/values/csv-refusal";
import type { Ask } from "./portal-client";

/** Each upload that is to be refused, with the code of it. */
export interface HostileFile {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly code: string;
  /** How many bytes the browser says there are, where it is not all. */
  readonly told?: number;
}

export interface CsvDoor {
  readonly action: string;
  readonly header: string;
  /** A row of which every cell that may be wrong is wrong. */
  readonly wrongRow: string;
  readonly input: (file: { readonly name: string; readonly bytes: number }) => object;
}

const BOUNDARY = "----headwater-file";
const encode = (text: string) => new TextEncoder().encode(text);

export const DOORS: readonly CsvDoor[] = [
  {
    action: "startCustomerImportAction",
    header: "customer_id,name,classification,partner_billing,trial_ends_utc,country",
    wrongRow: "x,,nobody,perhaps,2026-02-30,Atlantis",
    input: ({ name, bytes }) => ({ importId: randomUUID(), fileName: name, bytes, file: "$B1" }),
  },
  {
    action: "planFileAction",
    header: "owner_id,customer,payer",
    wrongRow: "1.00E+11,nobody at all,x",
    input: ({ name }) => ({ id: randomUUID(), name: "From a file", fileName: name, file: "$o1" }),
  },
];

export function hostileFiles({ header, action, wrongRow }: CsvDoor): HostileFile[] {
  const columns = header.split(",").length;
  const rows = (count: number, row: string) => encode(`${header}\n${`${row}\n`.repeat(count)}`);
  const wide = ",".repeat(columns - 1);
  const files: HostileFile[] = [
    { title: "a byte too many", bytes: new Uint8Array(CSV_BYTES_MAX + 1).fill(97), code: "csv-too-large" },
    { title: "20,001 rows", bytes: rows(20_001, `a${wide}`), code: "csv-too-many-rows" },
    { title: "five million columns", bytes: encode(",".repeat(CSV_BYTES_MAX - 1)), code: "csv-record-too-long" },
    {
      title: "a quote that never ends",
      bytes: encode(`${header}\n"${"a,\n".repeat(1_600_000)}`),
      code: "csv-unclosed-quote",
    },
    { title: "a NUL at the end", bytes: encode(`${header}\n${`a${wide}\n`.repeat(19_000)}\0`), code: "csv-nul" },
    { title: "UTF-16", bytes: Buffer.from(`\ufeff${header}\n${"a\n".repeat(500_000)}`, "utf16le"), code: "csv-utf-16" },
    {
      title: "an archive",
      bytes: Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(4_000_000, 7)]),
      code: "csv-spreadsheet",
    },
    {
      title: "Latin-1",
      bytes: Buffer.concat([encode(`${header}\n`), Buffer.alloc(4_000_000, 0xe9)]),
      code: "csv-not-utf-8",
    },
    { title: "every row too short", bytes: rows(20_000, "a"), code: "csv-ragged" },
    { title: "a column nobody knows", bytes: encode(`${header},${"x".repeat(10_000)}\n`), code: "csv-header-unknown" },
    { title: "a name of a program", bytes: rows(2, `1${wide}`), code: "csv-ending" },
  ];
  if (action === "planFileAction")
    return [...files, { title: "errors in every cell", bytes: rows(20_000, wrongRow), code: "plan-rows" }];
  return [
    ...files,
    { title: "half of what was sent", bytes: rows(10, `1${wide}`), code: "csv-cut-off", told: 4_000_000 },
  ];
}

/** As the page's own script posts it: the file before the text that points to it. */
export function upload({ input }: CsvDoor, { title, bytes, told }: HostileFile): Ask {
  const name = title === "a name of a program" ? "values.exe" : "values.csv";
  const part = (field: string, more = "") =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${more}\r\n\r\n`;
  const text = JSON.stringify([input({ name, bytes: told ?? bytes.length })]);
  const file = part("1", `; filename="${name}"\r\nContent-Type: application/octet-stream`);
  const after = encode(`\r\n${part("0")}${text}\r\n--${BOUNDARY}--\r\n`);
  const body = Buffer.concat([encode(file), bytes, after]);
  return { method: "POST", body, headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` } };
}
