import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import type { AuditVerified } from "@/lib/support/audit-export-walk";
import { isPublicKey } from "@/lib/support/text-signer";
import { type AuditVerdict, verifyAuditExport } from "@/lib/support/verify-audit-export";
import { runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm run audit:verify -- FILE [--key PUBLICKEY]...
Checks an export of the audit trail (JSON lines, plain or gzip): that each entry stands where it was put, unchanged, that
none is missing and none was put in, and that the days are signed. Needs no database, no secret and no network.
--key is the public key that the audit page shows, noted down before. Without it the key is believed that the file
names, which proves nothing against whoever can write a whole file. It may be given more than once, for a changed secret.
Ends with 0 when nothing is wrong, 1 when something is and says what and where, 2 when the file cannot be read.`;

const GZIP = Buffer.from([0x1f, 0x8b]);

await runCommand(HELP, async () => {
  const asked = readArguments(process.argv.slice(2));
  if (typeof asked === "string") {
    console.error(asked === "" ? HELP : asked);
    return 2;
  }
  const verdict = await verify(asked.file, asked.keys);
  if (verdict.ok) {
    console.log(praise(verdict.value, asked.keys.length > 0));
    return 0;
  }
  const { what, line, why } = verdict.fault;
  console.error(`Line ${line}: ${what}: ${why}.`);
  return what === "not-an-export" ? 2 : 1;
});

/** What is wrong with them as a sentence, empty for the whole help. */
function readArguments(args: string[]): { file: string; keys: readonly string[] } | string {
  try {
    const { values, positionals } = parseArgs({
      args: withKeysJoined(args),
      options: { key: { type: "string", multiple: true } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    const keys = values.key ?? [];
    if (file === undefined || more.length > 0) return "";
    const wrong = keys.find((key) => !isPublicKey(key));
    return wrong === undefined ? { file, keys } : `${wrong} is no public key: those have 43 letters, digits, - and _.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A key may begin with a dash, which would be taken for an option of its own. */
function withKeysJoined(args: readonly string[]): string[] {
  return args.flatMap((word, at) => {
    if (args[at - 1] === "--key") return [];
    return word === "--key" && at + 1 < args.length ? [`--key=${args[at + 1]}`] : [word];
  });
}

async function verify(file: string, keys: readonly string[]): Promise<AuditVerdict> {
  let lines = 0;
  try {
    const bytes = await openPlain(file);
    return await verifyAuditExport(counted(bytes), keys);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_")) {
      const why = "the compressed file breaks off or is damaged";
      return { ok: false, fault: { what: lines > 0 ? "cut-off" : "not-an-export", line: lines, why } };
    }
    if (!code.startsWith("E")) throw error;
    return { ok: false, fault: { what: "not-an-export", line: 0, why: `the file cannot be read (${code})` } };
  }

  async function* counted(bytes: Readable): AsyncGenerator<string> {
    for await (const line of linesOf(bytes)) {
      lines += 1;
      yield line;
    }
  }
}

async function* linesOf(bytes: Readable): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of bytes.setEncoding("utf8")) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function openPlain(file: string): Promise<Readable> {
  let head = Buffer.alloc(0);
  for await (const piece of createReadStream(file, { end: GZIP.length - 1 })) head = Buffer.concat([head, piece]);
  const stream = createReadStream(file);
  if (!head.equals(GZIP)) return stream;
  const plain = createGunzip();
  stream.on("error", (error) => plain.destroy(error));
  return stream.pipe(plain);
}

function praise({ entries, waiting, from, to, lastRoot, key, end }: AuditVerified, isPinned: boolean): string {
  const after = lastRoot ? BigInt(end.place) - BigInt(lastRoot.place) : BigInt(entries);
  return [
    `${entries} entries of days ${from} to ${to}, unbroken up to place ${end.place}.`,
    lastRoot
      ? `The last signed day is ${lastRoot.day}, at place ${lastRoot.place}; ${after} entries after it are signed with the export alone.`
      : "No day is signed in it; the entries are signed with the export alone.",
    ...(waiting > 0 ? [`${waiting} more were written within the last minutes and have no place yet.`] : []),
    isPinned
      ? `Signed with your key.`
      : `Signed with ${key}. Compare it with the key you noted down, or give it with --key.`,
  ].join("\n");
}
