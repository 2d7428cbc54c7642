import { pipeline, Readable, type Transform } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { streamOf } from "./stream-of";
import { type Call, isGood, replaceAnswer, type Strikes } from "./struck-call";

type Kind = "csv-early-end" | "csv-ragged" | "csv-wrong-month" | "csv-extra-row";
type Lines = AsyncIterable<string>;

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) yield `${piece}\n`;
  }
  if (rest !== "") yield rest;
}

/** Who reads on hears of an error by itself; the one before it only has to end. */
function joined(source: Readable, next: Transform): Transform {
  pipeline(source, next, () => undefined);
  return next;
}

/** The file of an answer, line by line, gzipped or plain as it came; nothing is held but a line. */
async function reshapeCsv({ c, next }: Call, reshape: (lines: Lines) => Lines): Promise<undefined> {
  await next();
  const type = c.res.headers.get("Content-Type") ?? "";
  if (!isGood(c.res) || c.res.body === null || !/csv|gzip/.test(type)) return undefined;
  const isZipped = type.includes("gzip");
  const headers = new Headers(c.res.headers);
  headers.delete("Content-Length");
  const source = Readable.fromWeb(c.res.body as Parameters<typeof Readable.fromWeb>[0]);
  const plain = isZipped ? joined(source, createGunzip()) : source;
  const file = Readable.from(reshape(linesOf(plain)), { objectMode: true });
  const sent = isZipped ? joined(file, createGzip()) : Readable.from(toBytes(file));
  return replaceAnswer(c, new Response(streamOf(sent), { status: c.res.status, headers }));
}

async function* toBytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}

async function* upTo(lines: Lines, afterRows: number): AsyncGenerator<string> {
  let row = -1;
  for await (const line of lines) {
    row += 1;
    if (row <= afterRows) yield line;
    else {
      yield line.slice(0, Math.ceil(line.length / 2));
      return;
    }
  }
}

async function* ragged(lines: Lines, afterRows: number): AsyncGenerator<string> {
  let row = -1;
  for await (const line of lines) {
    row += 1;
    if (row === afterRows + 1) yield line.replace(/,[^,\r\n]*(\r?\n)?$/, "$1");
    else if (row === afterRows + 2) yield line.replace(/(\r?\n)?$/, ",one too many$1");
    else yield line;
  }
}

function laterBy(months: number): (found: string, year: string, month: string) => string {
  return (_found, year, month) => {
    const moment = new Date(Date.UTC(Number(year), Number(month) - 1 + months, 1));
    return moment.toISOString().slice(0, 8);
  };
}

async function* inAnotherMonth(lines: Lines, months: number): AsyncGenerator<string> {
  for await (const line of lines) yield line.replace(/\b(\d{4})-(\d{2})-(?=\d{2})/g, laterBy(months));
}

async function* withMore(lines: Lines, rows: number): AsyncGenerator<string> {
  let last = "";
  for await (const line of lines) {
    yield line;
    last = line;
  }
  if (last !== "" && !last.endsWith("\n")) yield "\n";
  for (let added = 0; added < rows; added += 1) yield last.endsWith("\n") ? last : `${last}\n`;
}

/** Files that are whole as files and wrong as reports. */
export const CSV_STRIKES: Strikes<Kind> = {
  "csv-early-end": (call, { afterRows }) => reshapeCsv(call, (lines) => upTo(lines, afterRows ?? 10)),
  "csv-ragged": (call, { afterRows }) => reshapeCsv(call, (lines) => ragged(lines, afterRows ?? 1)),
  "csv-wrong-month": (call, { by }) => reshapeCsv(call, (lines) => inAnotherMonth(lines, by ?? 1)),
  "csv-extra-row": (call, { rows }) => reshapeCsv(call, (lines) => withMore(lines, rows ?? 1)),
};
