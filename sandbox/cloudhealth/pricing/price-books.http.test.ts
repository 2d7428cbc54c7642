import { createHash } from "node:crypto";
import { request } from "undici";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";
import { CLOUDHEALTH_KEY } from "../access";

const ACME = 3947;
const DUNE = 3950;

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
afterAll(() => client.running.close());
beforeEach(async () => {
  await client.control("/reset", {});
  await client.control("/clock", { now: "2026-05-15T12:00:00Z" });
});

const specification = (kind: string, amount: string, group = "") =>
  `<CHTBillingRules date="2026-01-01"><RuleGroup ${group}><BillingRule name="r"><BasicBillingRule billingRuleType="${kind}" billingAdjustment="${amount}"/><Product productName="ANY"/></BillingRule></RuleGroup></CHTBillingRules>`;

/** By month and account, in ten-thousandths of a dollar. */
async function costs(customer: number, filter = ""): Promise<number[][]> {
  const dimensions = "dimensions[]=time&dimensions[]=AWS-Account";
  const path = `/olap_reports/cost/history?client_api_id=${customer}&${dimensions}&filters[]=AWS-Service-Category:select:ec2_compute${filter}`;
  const { json } = await client.cloudHealth(path);
  return (json as { data: number[][][] }).data.map((month) => month.map((cell) => Math.round((cell[0] ?? 0) * 10_000)));
}

async function send(method: string, path: string, body?: unknown) {
  const answer = await client.cloudHealth(`/v1/${path}`, { method, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, json: answer.json as Record<string, unknown> };
}

async function bookOf(customer: number): Promise<{ assignment: number; book: number }> {
  const { json } = await send("GET", `price_book_assignments?target_client_api_id=${customer}`);
  const [row] = json.price_book_assignments as { id: number; price_book_id: number }[];
  return { assignment: row?.id ?? 0, book: row?.price_book_id ?? 0 };
}

describe("what a customer pays follows its price book", () => {
  test("a change of the book changes every month of that customer by exactly that percentage, and of no other", async () => {
    const { book } = await bookOf(ACME);
    const others = await costs(DUNE);
    await send("PUT", `price_books/${book}`, { specification: specification("percentIncrease", "0") });
    const base = await costs(ACME);
    await send("PUT", `price_books/${book}`, { specification: specification("percentDiscount", "12.5") });
    const discounted = await costs(ACME);
    const whole = (months: number[][]) => months.slice(1, 13).map((month) => month.slice(1));
    expect(whole(discounted)).toEqual(whole(base).map((month) => month.map((cost) => Math.round((cost * 875) / 1000))));
    expect(base[1]?.[1]).toBeGreaterThan(0);
    expect(await costs(DUNE)).toEqual(others);
  });

  test("without a book, or with one that is given to no payer, the customer pays what the partner pays", async () => {
    const { assignment } = await bookOf(ACME);
    const { json } = await send("GET", `price_book_account_assignments?target_client_api_id=${ACME}`);
    const [given] = json.price_book_account_assignments as { id: number }[];
    const before = await costs(ACME);
    expect((await send("DELETE", `price_book_account_assignments/${given?.id}`)).status).toBe(204);
    const bare = await costs(ACME);
    expect((await send("DELETE", `price_book_assignments/${assignment}`)).status).toBe(204);
    expect(await costs(ACME)).toEqual(bare);
    expect(bare[0]?.[0]).toBeLessThan(before[0]?.[0] ?? 0);
  });

  test("a book for one payer leaves the accounts of the others alone", async () => {
    const { assignment } = await bookOf(ACME);
    await send("DELETE", `price_book_assignments/${assignment}`);
    const bare = await costs(ACME);
    const created = await send("POST", "price_books", {
      book_name: "Half",
      specification: specification("percentDiscount", "50"),
    });
    const { id: book } = created.json.price_book as { id: number };
    const { json } = await send("POST", "price_book_assignments", { price_book_id: book, target_client_api_id: ACME });
    const owner = client.running.sandbox.store.where("assignments", "customerId", ACME)[0]?.ownerId ?? "";
    await send("POST", "price_book_account_assignments", {
      price_book_assignment_id: json.id,
      billing_account_owner_ids: [owner],
    });
    const halved = await costs(ACME);
    const changed = (bare[12] ?? []).slice(1).map((cost, at) => (halved[12]?.[at + 1] ?? 0) / cost);
    expect(changed.map((ratio) => Number(ratio.toFixed(4))).sort()).toEqual([0.5, 1, 1, 1, 1]);
  });

  test("a group that begins within a month prices its days only, and the days still make up the month", async () => {
    const { book } = await bookOf(ACME);
    await send("PUT", `price_books/${book}`, { specification: specification("percentIncrease", "0") });
    const base = await costs(ACME);
    await send("PUT", `price_books/${book}`, {
      specification: specification("percentIncrease", "100", 'startDate="2026-05-06"'),
    });
    const raised = await costs(ACME);
    expect(raised.slice(1, 13)).toEqual(base.slice(1, 13));
    const [last, before] = [raised[13]?.[0] ?? 0, base[13]?.[0] ?? 0];
    expect(last).toBeGreaterThan(1.5 * before);
    expect(last).toBeLessThan(1.8 * before);
    const daily = await costs(ACME, "&interval=daily");
    await send("PUT", `price_books/${book}`, { specification: specification("percentIncrease", "0") });
    const plain = await costs(ACME, "&interval=daily");
    const ratios = daily.slice(-14).map((day, at) => Math.round((day[0] ?? 0) / (plain.slice(-14)[at]?.[0] ?? 1)));
    expect(ratios).toEqual([...Array(5).fill(1), ...Array(9).fill(2)]);
  });

  test("a rule for a region prices that region's share of the account's cost", async () => {
    const { book } = await bookOf(ACME);
    const inRegion = (region: string) =>
      specification("percentIncrease", "100").replace(
        '<Product productName="ANY"/>',
        `<Product productName="ANY"><Region name="${region}"/></Product>`,
      );
    await send("PUT", `price_books/${book}`, { specification: specification("percentIncrease", "0") });
    const base = (await costs(ACME))[12]?.[0] ?? 0;
    let added = 0;
    for (const region of ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"]) {
      await send("PUT", `price_books/${book}`, { specification: inRegion(region) });
      added += ((await costs(ACME))[12]?.[0] ?? 0) - base;
    }
    expect(added).toBe(base);
  });
});

describe("the calls", () => {
  test("a text with raw line breaks is accepted, kept letter by letter and hashed", async () => {
    const text = specification("percentIncrease", "3").replaceAll("><", ">\n\t<");
    const raw = `{"book_name": "Raw", "specification": "${text.replaceAll('"', '\\"')}"}`;
    const { status, json } = await send("POST", "price_books", raw);
    const made = json.price_book as { id: number; file_hash: string };
    expect([status, made.file_hash]).toEqual([201, createHash("md5").update(text).digest("hex")]);
    expect((await send("GET", `price_books/${made.id}/specification`)).json).toEqual({ specification: text });
  });

  test("account numbers as JSON numbers get their zeros back; nonsense is refused", async () => {
    const { assignment } = await bookOf(ACME);
    const assign = (body: object) =>
      send("POST", "price_book_account_assignments", { price_book_assignment_id: assignment, ...body });
    expect(await assign({ billing_account_owner_id: 1234 })).toMatchObject({
      status: 201,
      json: { price_book_account_assignments: [{ billing_account_owner_id: "000000001234" }] },
    });
    const refused = [
      {},
      { billing_account_owner_id: "x" },
      { billing_account_owner_id: -1 },
      { billing_account_owner_ids: [] },
    ];
    for (const body of [...refused, { billing_account_owner_ids: ["ALL", "1"] }, { billing_account_owner_ids: [{}] }]) {
      expect(await assign(body)).toMatchObject({ status: 422, json: { errors: [expect.stringContaining("")] } });
    }
    expect(await assign({ billing_account_owner_id: ["ALL"] })).toMatchObject({
      status: 422,
      json: { errors: [expect.stringContaining("already exists")] },
    });
  });

  test("the filter may be the body of a GET", async () => {
    const url = `${client.running.addresses.cloudhealth}/v1/price_book_account_assignments`;
    const headers = { Authorization: `Bearer ${CLOUDHEALTH_KEY}`, "Content-Type": "application/json" };
    const count = async (body: string) => {
      const answer = await request(url, { method: "GET", headers, body });
      const { price_book_account_assignments: list } = (await answer.body.json()) as Record<string, unknown[]>;
      return list?.length;
    };
    expect(await count(JSON.stringify({ target_client_api_id: ACME }))).toBe(1);
    expect(await count("null")).toBe(24);
    expect(await count("{nonsense")).toBe(24);
  });

  test("a dry run names what it misses, and counts only what it takes", async () => {
    const { book } = await bookOf(ACME);
    const run = (body: object) => send("PUT", "price_books/dry_run", body);
    expect(await run({})).toMatchObject({
      status: 422,
      json: { errors: expect.arrayContaining([expect.any(String)]) },
    });
    const whole = { price_book_id: book, target_client_api_id: ACME, month: "2026-04", billing_account_owner_id: "" };
    expect((await run({ ...whole, price_book_id: 1 })).status).toBe(404);
    expect((await run({ ...whole, target_client_api_id: 1 })).status).toBe(422);
    expect((await run({ ...whole, month: "2026-13" })).status).toBe(422);
    expect((await run({ ...whole, upload_to_s3: "perhaps" })).status).toBe(422);
    expect((await run(whole)).json.message).toContain("equals 1 out of 4000 per hour");
  });

  test("deleting an assignment takes its accounts along, and frees the book", async () => {
    const { assignment, book } = await bookOf(ACME);
    expect((await send("DELETE", `price_books/${book}`)).status).toBe(422);
    await send("DELETE", `price_book_assignments/${assignment}`);
    const { json } = await send("GET", `price_book_account_assignments?target_client_api_id=${ACME}`);
    expect(json.price_book_account_assignments).toEqual([]);
    expect((await send("DELETE", `price_books/${book}`)).status).toBe(204);
    expect((await send("GET", `price_books/${book}`)).status).toBe(404);
  });
});
