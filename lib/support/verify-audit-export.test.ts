import { describe, expect, test } from "vitest";
import type { AuditExportLine } from "@/lib/domain/activity/audit-export";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { CHAIN_START, exportText, FIRST_HASH, rootText } from "@/lib/domain/activity/audit-proof";
import { chainHash } from "@/lib/support/chain-hash";
import { textSigner } from "@/lib/support/text-signer";
import { verifyAuditExport } from "@/lib/support/verify-audit-export";

const SIGNER = textSigner("11".repeat(32));
const OTHER = textSigner("22".repeat(32));

const line = (id: number, day: string): AuditLine => ({
  id: String(id),
  at: `${day}T10:00:00.000Z`,
  actorId: null,
  actorName: "Ola",
  verb: "person:moved",
  subject: `p${id}@northpine.example`,
  customerId: null,
  operationId: null,
  detail: { roleBefore: "analyst", role: "operator", n: id },
});

const DAYS = ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"];

/** Two entries a day, all days but the last signed. */
function honest(signer = SIGNER, say: (line: AuditLine) => AuditLine = (entry) => entry): AuditExportLine[] {
  const links: AuditExportLine[] = [];
  const roots: AuditExportLine[] = [];
  let hash = FIRST_HASH;
  for (const [at, day] of DAYS.entries()) {
    for (const id of [2 * at + 1, 2 * at + 2]) {
      const entry = say(line(id, day));
      hash = chainHash(hash, entry);
      links.push({ kind: "entry", place: String(id), hash, entry });
    }
    const root = { day, place: String(2 * at + 2), hash };
    if (at < 3) roots.push({ kind: "root", ...root, key: signer.publicKey, signature: signer.sign(rootText(root)) });
  }
  const end = { place: "8", hash, entries: 8, waiting: 0 };
  const [from, to, key] = ["2026-11-19", "2026-11-22", signer.publicKey];
  const exportedAt = "2026-11-22T11:00:00.000Z";
  return [
    { kind: "head", format: "headwater-audit-1", from, to, key, after: CHAIN_START, exportedAt },
    ...roots,
    ...links,
    { kind: "end", ...end, signature: signer.sign(exportText(CHAIN_START, end)) },
  ];
}

const judge = (lines: readonly AuditExportLine[], keys: readonly string[] = []) =>
  verifyAuditExport(
    lines.map((one) => JSON.stringify(one)),
    keys,
  );

/** The line of the file in which an entry's place stands. */
const at = (place: number) => 4 + place;

function withEntry(place: number, change: Partial<AuditLine> | null): AuditExportLine[] {
  return honest().map((one, n) => {
    if (one.kind !== "entry" || n + 1 !== at(place)) return one;
    return { ...one, entry: change && one.entry ? { ...one.entry, ...change } : null };
  });
}

const without = (...lines: number[]) => honest().filter((_, n) => !lines.includes(n + 1));
const withLine = (n: number, one: AuditExportLine) => honest().toSpliced(n - 1, 0, one);
const stray = (day: string): AuditExportLine => ({ kind: "entry", place: null, hash: null, entry: line(99, day) });

function movedUp(place: number): AuditExportLine[] {
  return without(at(place)).map((one) =>
    one.kind === "entry" && Number(one.place) > place ? { ...one, place: String(Number(one.place) - 1) } : one,
  );
}

function swapped(left: number, right: number): AuditExportLine[] {
  const lines = honest();
  const [a, b] = [lines[at(left) - 1], lines[at(right) - 1]];
  return lines.map((one) => (one === a && b ? b : one === b && a ? a : one));
}

test("an export that nobody touched is unbroken, in whatever order the names of a detail come", async () => {
  const lines = honest().map((one) =>
    one.kind === "entry" && one.entry
      ? { ...one, entry: { ...one.entry, detail: { n: Number(one.place), role: "operator", roleBefore: "analyst" } } }
      : one,
  );
  expect(await judge(lines, [SIGNER.publicKey])).toMatchObject({
    ok: true,
    value: { entries: 8, waiting: 0, lastRoot: { day: "2026-11-21" }, end: { place: "8" } },
  });
});

describe("whatever is done to it is found, and where", () => {
  test.each([
    ["an entry that says something else", withEntry(4, { subject: "x" }), "changed", at(4)],
    ["an entry of another moment", withEntry(4, { at: "2026-11-20T10:00:00.001Z" }), "changed", at(4)],
    ["an entry with one value of its detail changed", withEntry(4, { detail: { role: "admin" } }), "changed", at(4)],
    ["a place without its entry", withEntry(3, null), "missing", at(3)],
    ["a place taken out", without(at(3)), "missing", at(3)],
    ["a place taken out, and those behind it moved up", movedUp(3), "changed", at(3)],
    ["two that changed places", swapped(3, 4), "missing", at(3)],
    [
      "one put in between",
      withLine(at(4), { kind: "entry", place: "4", hash: FIRST_HASH, entry: line(99, "2026-11-20") }),
      "changed",
      at(4),
    ],
    ["one without a place, dated into a signed day", withLine(at(9), stray("2026-11-20")), "inserted", at(9)],
    ["an end without its last line", without(at(9)), "cut-off", at(8)],
    ["an end cut off before its last line", without(at(8)), "cut-off", at(8)],
    ["an end cut off before a signed day is over", without(at(6), at(7), at(8)), "cut-off", at(6)],
    ["a signed day taken out of the middle", without(3), "missing", 3],
    ["a second export behind the first", [...honest(), ...honest()], "inserted", at(10)],
    ["nothing at all", [], "not-an-export", 0],
    ["something else", [stray("2026-11-22")], "not-an-export", 1],
  ] as const)("%s", async (_, lines, what, line) => {
    expect(await judge(lines)).toMatchObject({ ok: false, fault: { what, line } });
  });

  test("a chain made anew over a changed entry, by whoever has the signatures but not the key", async () => {
    const forged = honest(OTHER, (entry) => (entry.id === "2" ? { ...entry, actorName: "Ada" } : entry));
    const lines = forged.map((one, n) => (one.kind === "entry" ? one : (honest()[n] ?? one)));
    expect(await judge(lines)).toMatchObject({ ok: false, fault: { what: "changed" } });
    expect(await judge(forged, [SIGNER.publicKey])).toMatchObject({ ok: false, fault: { what: "signature", line: 1 } });
  });

  test("one bit of a signature", async () => {
    const lines = honest().map((one) => (one.kind === "end" ? { ...one, signature: OTHER.sign("x") } : one));
    expect(await judge(lines)).toMatchObject({ ok: false, fault: { what: "signature", line: at(9) } });
  });
});

test("an entry of a day that is not signed yet may still wait for its place", async () => {
  const end = honest().at(-1);
  const links = withLine(at(9), stray("2026-11-22")).slice(0, -1);
  if (end?.kind !== "end") throw new Error("No end");
  const { kind: _, signature: __, ...told } = { ...end, waiting: 1, hash: end.hash ?? FIRST_HASH };
  const signature = SIGNER.sign(exportText(CHAIN_START, told));
  expect(await judge([...links, { kind: "end", ...told, signature }])).toMatchObject({
    ok: true,
    value: { waiting: 1 },
  });
});
