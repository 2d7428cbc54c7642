import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGzip, gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { findUsagePart } from "@/lib/db/usage-part-rows";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import { dropUsagePart } from "@/lib/services/usage/drop-usage-part";
import { keepUsagePart } from "@/lib/services/usage/keep-usage-part";
import { settleKeptPart } from "@/lib/services/usage/settle-kept-part";
import { roleAddress } from "@/lib/support/role-address";
import { useDatabase } from "@/scripts/testing/database";
import { useHereOutput } from "@/scripts/testing/here-output";
import { openLanes } from "@/scripts/testing/operations";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { USAGE_FIELDS, type UsageLine, usageFile, usagePart } from "@/scripts/testing/usage-files";

const database = useDatabase();
const here = useHereOutput();
const sql = useSql(database);

const TWO = ["org-acme", "org-borealis"];

beforeEach(async () => {
  for (const { id } of await sql<{ id: string }>("select id from usage_report_part")) {
    await sql("select drop_usage_part($1)", [id]);
  }
  await sql("truncate usage_report, customer cascade");
  await openLanes(sql);
  for (const [id, realm] of [
    ["3947", "org-acme"],
    ["3948", "org-borealis"],
  ]) {
    await sql(
      `insert into customer (id, name, search, classification, billing_enabled, tags, here_realm, fetched_at)
       values ($1, $1, $1, 'x', true, '[]', $2, now())`,
      [id, realm],
    );
  }
});

async function kept(lines: readonly UsageLine[], options = {}) {
  const part = await usagePart(sql, options);
  const file = usageFile(lines);
  here.serve(() => file);
  return { part, file, told: await keepUsagePart(SYSTEM, part) };
}

const tables = async () =>
  (
    await sql<{ name: string }>(
      "select relname as name from pg_class where relname ~ '^usage_(row|item|text)_' and relkind = 'r'",
    )
  ).length;

async function faultOf(body: () => Buffer | Readable): Promise<string> {
  const part = await usagePart(sql);
  here.serve(body);
  const fault = await keepUsagePart(SYSTEM, part).then(
    () => "kept",
    (error: unknown) => (error instanceof UnreadableReport ? error.reason : String(error)),
  );
  expect([await tables(), await sql("select 1 from usage_report_chunk")]).toEqual([0, []]);
  return fault;
}

describe("a part is kept", () => {
  test("as its file, byte for byte with its hash, and as its rows with exact amounts", async () => {
    const lines = [
      { billableValue: "12345678901234567890.0001", billingTag: '=SUM("promo")' },
      { usageDateTime: "2026-09-30T00:00:00", billableValue: "0.5" },
      { usageDateTime: "2026-09-30T00:00:00", name: "Data\tTransfer \\ n", valueDriver: "GB", billableValue: "" },
    ];
    const { file, told } = await kept(lines);
    const chunks = await sql<{ bytes: Buffer }>("select bytes from usage_report_chunk order by seq");
    expect(Buffer.concat(chunks.map(({ bytes }) => bytes)).equals(file)).toBe(true);
    expect(told).toEqual({
      rows: 3,
      bytes: file.length,
      sha256: createHash("sha256").update(file).digest("hex"),
      columns: USAGE_FIELDS,
      repeats: 0,
    });
    expect(
      await sql(
        `select line, name, unit, billing_tag as tag, to_char(at at time zone 'UTC', 'MM-DD') as at, r.billable::text, r.customer_id as whose
         from usage_row r join usage_item i on i.part_id = r.part_id and i.id = r.item order by line`,
      ),
    ).toEqual([
      {
        line: 1,
        name: "Routing",
        unit: "Transactions",
        tag: '=SUM("promo")',
        at: "09-01",
        billable: "12345678901234567890.0001",
        whose: "3947",
      },
      { line: 2, name: "Routing", unit: "Transactions", tag: "", at: "09-30", billable: "0.5", whose: "3947" },
      { line: 3, name: "Data\tTransfer \\ n", unit: "GB", tag: "", at: "09-30", billable: null, whose: "3947" },
    ]);
  });

  test("with what its items add up to", async () => {
    await kept([
      { billableValue: "0.1" },
      { billableValue: "0.2", usageDateTime: "2026-09-02T00:00:00" },
      { name: "Tiles" },
    ]);
    expect(
      await sql(
        "select name, rows, billable::text, least_billable::text as least, most_billable::text as most from usage_item order by id",
      ),
    ).toEqual([
      { name: "Routing", rows: 2, billable: "0.3", least: "0.1", most: "0.2" },
      { name: "Tiles", rows: 1, billable: "1.0000", least: "1.0000", most: "1.0000" },
    ]);
  });

  const at = (day: number, more: UsageLine = {}) => ({ usageDateTime: `2026-09-0${day}T00:00:00`, ...more });
  const many = Array.from({ length: 70_000 }, (_, tag) => ({ billingTag: `tag ${tag}` }));
  test.each([
    [
      "none where each item has one row for each moment, in whatever order",
      [at(1), at(3), at(2), at(1, { name: "Tiles" })],
      0,
    ],
    ["one line that is there twice", [at(1), at(2), at(3, { name: "Tiles" }), at(1, { billableValue: "7" })], 1],
    ["the whole period of an item twice", [at(1, { usageDateTime: "" }), at(1, { usageDateTime: "" })], 1],
    ["a doubled file of more items than are remembered", [...many, ...many], 70_000],
  ])("with the number of its rows that repeat another's item and moment: %s", async (_, lines, repeats) => {
    expect((await kept(lines)).told.repeats).toBe(repeats);
  });

  test("as all repeated when HERE handed over the same file for another part", async () => {
    const first = await kept([{ usageDateTime: "" }]);
    const second = await kept([{ usageDateTime: "" }], { reportId: first.part.reportId, seq: 1 });
    for (const { part, told } of [first, second]) {
      const watched = await withScope(SYSTEM, (db) => findUsagePart(db, part.id));
      if (watched) await settleKeptPart(SYSTEM, watched, told);
    }
    expect(await sql("select repeats from usage_report_part order by seq")).toEqual([{ repeats: 0 }, { repeats: 1 }]);
  });

  test("anew in place of what was kept of it before, and is gone when it is dropped", async () => {
    const { part } = await kept([{}, { name: "Tiles" }]);
    here.serve(() => usageFile([{ name: "Only" }]));
    await keepUsagePart(SYSTEM, part);
    expect(await sql("select i.name from usage_row r join usage_item i on i.id = r.item")).toEqual([{ name: "Only" }]);
    await withScope(SYSTEM, (db) => dropUsagePart(db, part.id));
    expect([await tables(), await sql("select 1 from usage_row")]).toEqual([0, []]);
  });

  test("with no rows when there was no usage", async () => {
    const { told } = await kept([]);
    expect([told.rows, await sql("select 1 from usage_row")]).toEqual([0, []]);
  });
});

describe("nothing is kept of", () => {
  const whole = usageFile(Array.from({ length: 20_000 }, (_, at) => ({ billingTag: `tag ${(at * 7919) % 20_011}` })));
  test("a file that is cut, damaged or no gzip", async () => {
    expect(await faultOf(() => whole.subarray(0, whole.length / 2))).toBe("gzip");
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, damaged.length / 2, damaged.length / 2 + 400);
    expect(await faultOf(() => damaged)).toMatch(/^(gzip|ragged|quotes|amount|time|text|row-too-long|realm)$/);
    expect(await faultOf(() => gunzipSync(whole))).toBe("gzip");
    expect(await faultOf(() => Buffer.alloc(0))).toMatch(/^(gzip|no-header)$/);
  });

  test("a file whose last row is wrong", async () => {
    const text = gunzipSync(whole).toString();
    expect(await faultOf(() => gzipSync(`${text}"x"\n`))).toBe("ragged");
    expect(await faultOf(() => usageFile([{}, { realmId: "org-borealis" }]))).toBe("realm");
    expect(await faultOf(() => usageFile([{}, { usageDateTime: "2026-10-01T00:00:00" }]))).toBe("period");
  });

  test("two gigabytes of zeros and a file without end, and no memory is held for them", async () => {
    const before = process.memoryUsage.rss();
    const zeros = Buffer.alloc(1024 * 1024);
    function* many(count: number, piece: Buffer) {
      for (let at = 0; at < count; at += 1) yield piece;
    }
    expect(await faultOf(() => Readable.from(many(2048, zeros)).pipe(createGzip({ level: 1 })))).toBe("row-too-long");
    const head = gunzipSync(usageFile([]));
    const rows = Buffer.from(`${'"2026-09-01T00:00:00","org-acme","c","a","n","u","t","1.0"\n'.repeat(10_000)}`);
    function* endless() {
      yield head;
      for (;;) yield rows;
    }
    expect(await faultOf(() => Readable.from(endless()).pipe(createGzip({ level: 1 })))).toBe("too-large");
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
  }, 120_000);
});

describe("whose rows they are", () => {
  test("a customer reads its own rows of a report over several, and never a part's own table", async () => {
    const { part } = await kept([{}, { realmId: "org-borealis", name: "Tiles" }], { customer: null, realms: TWO });
    const client = new pg.Client({ connectionString: roleAddress("headwater_customer") });
    await client.connect();
    const asked = async (text: string) => (await client.query(text)).rows;
    try {
      await client.query("select set_config('headwater.customer_id', '3948', false)");
      expect(await asked("select line from usage_row")).toEqual([{ line: 2 }]);
      expect(await asked("select name from usage_item")).toEqual([{ name: "Tiles" }]);
      await client.query("select set_config('headwater.customer_id', '', false)");
      expect(await asked("select line from usage_row union all select id from usage_item")).toEqual([]);
      const mark = part.id.replaceAll("-", "");
      await expect(asked(`select 1 from usage_row_${mark}`)).rejects.toThrow("permission denied");
      await expect(asked(`select 1 from usage_item_${mark}`)).rejects.toThrow("permission denied");
      await expect(asked(`select drop_usage_part('${part.id}')`)).rejects.toThrow("permission denied");
    } finally {
      await client.end();
    }
  });

  test("staff read all rows through the parent, and write none", async () => {
    const { part } = await kept([{}, { realmId: "org-borealis" }], { customer: null, realms: TWO });
    const client = new pg.Client({ connectionString: roleAddress("headwater_staff") });
    await client.connect();
    try {
      expect((await client.query("select customer_id from usage_row order by line")).rows).toEqual([
        { customer_id: "3947" },
        { customer_id: "3948" },
      ]);
      const mark = part.id.replaceAll("-", "");
      await expect(client.query(`insert into usage_row_${mark} (line, item) values (9, 9)`)).rejects.toThrow(
        "permission denied",
      );
      await expect(client.query("delete from usage_row")).rejects.toThrow("permission denied");
    } finally {
      await client.end();
    }
  });
});
