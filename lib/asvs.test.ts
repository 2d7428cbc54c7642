import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { PROGRAMME } from "../scripts/reliability/programme";

// OWASP ASVS 5.0.0: all of levels 1 and 2, and of level 3 what RELIABILITY.md A1 names. The numbers are the standard's.
const REQUIREMENTS: Readonly<Record<string, string>> = {
  1: `1.2.1-5 1.3.1-2 1.5.1 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 4.4.1 5.2.1-2 5.3.1-2 6.1.1 6.2.1-8
    6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 10.4.1-5 11.3.1-2 11.4.1 12.1.1 12.2.1-2 13.4.1
    14.2.1 14.3.1 15.1.1 15.2.1 15.3.1`,
  2: `1.1.1-2 1.2.6-9 1.3.3-11 1.4.1-3 1.5.2 2.1.2-3 2.2.3 2.3.2-4 2.4.1 3.3.2-4 3.4.3-6 3.5.4-5 3.7.1-2 4.1.2-3 4.2.1
    4.3.1-2 4.4.2-4 5.1.1 5.2.3 5.4.1-3 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 7.3.1-2 7.4.3-5
    7.5.1-2 7.6.1-2 8.1.2 8.2.3 8.4.1 9.2.2-4 10.1.1-2 10.2.1-2 10.3.1-4 10.4.6-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2
    11.2.1-3 11.3.3 11.4.2-4 11.5.1 11.6.1 12.1.2-3 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.2-5 14.1.1-2 14.2.2-4 14.3.2-3
    15.1.2-3 15.2.2-3 15.3.2-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2`,
  3: "1.2.10 2.3.5 4.1.4 7.5.3 8.3.2 13.1.3 15.4.2 16.5.4",
};

/** What applies and is not met yet. Whoever closes one lowers the number; nobody raises it. */
const STILL_OPEN = 3;

const ROOT = path.resolve(import.meta.dirname, "..");
const DECISIONS = readdirSync(path.join(ROOT, "docs/decisions"));
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

interface Row {
  readonly id: string;
  readonly level: string;
  readonly subject: string;
  readonly applies: string;
  readonly how: string;
  readonly proof: string;
}

const rows: Row[] = parse(read("docs/asvs.csv"), { columns: true });
const applying = (answer: string) => rows.filter(({ applies }) => applies === answer);

/** "6.2.1-8" is 6.2.1 to 6.2.8. */
function spelledOut(ids: string): string[] {
  return ids.split(/\s+/).flatMap((span) => {
    const [, section = "", from = "", to = from] = /^(\d+\.\d+\.)(\d+)(?:-(\d+))?$/.exec(span) ?? [];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${section}${Number(from) + at}`);
  });
}

/** A test by its title, a test of the programme, a decision, or a document by its heading. Null: it is there. */
function missing(proof: string): string | null {
  if (/^T\d+[a-z]?$/.test(proof)) return proof in PROGRAMME ? null : `${proof} is no test of the programme`;
  const decision = /^docs\/decisions\/(\d{4})$/.exec(proof)?.[1];
  if (decision) return DECISIONS.some((file) => file.startsWith(decision)) ? null : `${proof} is not there`;
  const [file = "", name = ""] = proof.split(" > ");
  if (name === "" || !existsSync(path.join(ROOT, file))) return `${file} is not there`;
  const spellings = file.endsWith(".md") ? [`\n## ${name}\n`, `\n**${name}.** `] : [`"${name}",`, `\`${name}\`,`];
  return spellings.some((spelling) => read(file).includes(spelling)) ? null : `${file} has no "${name}"`;
}

describe("the requirements of ASVS", () => {
  test("of levels 1 and 2 are each there once, at their level", () => {
    const expected = Object.entries(REQUIREMENTS).flatMap(([level, ids]) =>
      spelledOut(ids).map((id) => `${id} (${level})`),
    );
    expect(expected).toHaveLength(70 + 183 + 8);
    expect(rows.map(({ id, level }) => `${id} (${level})`).sort()).toEqual(expected.sort());
  });

  test("are named in a few words and answered by yes, no or open, with how or why", () => {
    const words = ({ subject }: Row) => subject.split(" ").length;
    expect(rows.filter((row) => words(row) < 3 || words(row) > 10)).toEqual([]);
    expect(rows.filter(({ applies, how }) => !["yes", "no", "open"].includes(applies) || how === "")).toEqual([]);
  });

  test("that apply have a proof, and every proof is there", () => {
    expect(applying("yes").filter(({ proof }) => proof === "")).toEqual([]);
    const faults = rows.flatMap(({ id, proof }) =>
      proof
        .split(" + ")
        .map((one) => (one === "" ? null : missing(one)))
        .filter((fault) => fault !== null)
        .map((fault) => `${id}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test("that do not apply need none, and those still open only become fewer", () => {
    expect(applying("no").filter(({ proof }) => proof !== "")).toEqual([]);
    expect(applying("open")).toHaveLength(STILL_OPEN);
  });
});
