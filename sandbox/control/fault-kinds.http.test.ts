import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CLOUDHEALTH_KEY } from "../cloudhealth/access";
import { rawCall } from "../testing/raw-call";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { FAULT_KINDS } from "./fault-kinds";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
});
afterAll(() => client.running.close());

const ORIGIN = /^http:\/\/127\.0\.0\.1:\d+/;
const LIST = "/v1/customers?per_page=3";
const headers = { Authorization: `Bearer ${CLOUDHEALTH_KEY}`, "Content-Type": "application/json" };
const address = (path: string) => `${client.running.addresses.cloudhealth}${path}`;
const storedName = () => client.running.sandbox.store.get("customers", 3947)?.name;

async function order(kind: string, setting: object = {}) {
  const answer = await client.control("/faults", { upstream: "cloudhealth", route: "*", kind, times: 1, ...setting });
  expect(answer.status, answer.text).toBe(201);
}
const raw = (path = "/v1/customers/3947", call: Parameters<typeof rawCall>[1] = {}) =>
  rawCall(address(path), { headers, ...call });
const rename = (call: object = {}) =>
  raw("/v1/customers/3947", { method: "PUT", body: '{"name":"Acme North"}', ...call });
const read = (path = "/v1/customers/3947") => client.send(address(path), { headers });
const statusOf = (head: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
const headerOf = (head: string, name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim();
const textOf = async (kind: string, setting: object = {}, path = "/v1/customers/3947") => {
  await order(kind, setting);
  const answer = await raw(path, { headers: { ...headers, Connection: "close" } });
  const isChunked = headerOf(answer.head, "transfer-encoding") === "chunked";
  return isChunked ? answer.body.toString("utf8").replace(/(^|\r\n)[0-9a-f]+\r\n/g, "") : answer.body.toString("utf8");
};

const tried = new Set<string>();
/** Titles begin with the kinds they try, so that the last test can tell which one has none. */
function kinds(names: string, does: string, body: () => Promise<void>): void {
  for (const name of names.split(", ")) tried.add(name);
  test(`${names}: ${does}`, body);
}

describe("whether it was done and whether it was said", () => {
  kinds("hang, execute-then-hang", "nothing is said, and the write is done or not", async () => {
    for (const [kind, name] of [
      ["hang", "Acme"],
      ["execute-then-hang", "Acme North"],
    ] as const) {
      await order(kind);
      const answer = await rename({ forMs: 200 });
      expect([answer.head, answer.end], kind).toEqual(["", "open"]);
      expect(storedName(), kind).toContain(name);
      expect(storedName() === "Acme North", kind).toBe(kind === "execute-then-hang");
    }
  });
  kinds("slow", "it is done and said, later", async () => {
    await order("slow", { delayMs: 150 });
    const start = Date.now();
    expect(statusOf((await rename()).head)).toBe(200);
    expect(Date.now() - start).toBeGreaterThanOrEqual(140);
  });
  kinds("reset, execute-then-reset", "the connection breaks without an answer", async () => {
    await order("reset");
    expect((await rename()).head).toBe("");
    expect(storedName()).not.toBe("Acme North");
    await order("execute-then-reset");
    expect(await rename()).toMatchObject({ head: "", end: "reset" });
    expect(storedName()).toBe("Acme North");
  });
  kinds(
    "truncate, torn-json",
    "half of the body comes, with the whole length announced or with the half's",
    async () => {
      await order("truncate");
      const cut = await rename();
      expect(cut.body.length).toBeLessThan(Number(headerOf(cut.head, "content-length")));
      await order("torn-json");
      const torn = await raw();
      const text = torn.body.toString();
      expect([statusOf(torn.head), text.length]).toEqual([200, Number(headerOf(torn.head, "content-length"))]);
      expect(() => JSON.parse(text)).toThrow();
    },
  );
  kinds("execute-then-500", "it is done and said to have failed", async () => {
    await order("execute-then-500");
    expect(statusOf((await rename()).head)).toBe(500);
    expect(storedName()).toBe("Acme North");
  });
  kinds("execute-later", "a timeout is answered, or nothing, and it is done afterwards", async () => {
    await order("execute-later", { delayMs: 150 });
    expect(statusOf((await rename()).head)).toBe(504);
    expect(storedName()).not.toBe("Acme North");
    await expect.poll(storedName).toBe("Acme North");
    await client.control("/reset", {});
    await order("execute-later", { delayMs: 150, cut: true });
    expect((await rename()).head).toBe("");
    await expect.poll(storedName).toBe("Acme North");
  });
  test("what is to be done later is not done after a reset", async () => {
    await order("execute-later", { delayMs: 100 });
    await rename();
    await client.control("/reset", {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(storedName()).not.toBe("Acme North");
  });
  test("a reset ends the connections that hang", async () => {
    await order("hang");
    const hanging = rename({ forMs: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.control("/reset", {});
    expect((await hanging).end).not.toBe("open");
  });
});

describe("other answers", () => {
  kinds("status, unauthorized, forbidden, html, empty-body", "the status and the body are as ordered", async () => {
    await order("status", { status: 503 });
    expect(await read()).toMatchObject({ status: 503, json: { error: expect.any(String) } });
    await order("unauthorized");
    expect((await read()).status).toBe(401);
    await order("forbidden");
    expect((await read()).status).toBe(403);
    await order("html", { status: 200 });
    expect(await read()).toMatchObject({ status: 200, text: expect.stringContaining("<html>") });
    await order("empty-body");
    expect((await raw()).body.length).toBe(0);
  });
  kinds("rate-limited", "429 with Retry-After in each form", async () => {
    const seen: (string | null)[] = [];
    for (const form of [undefined, "date", "absurd", "negative", "garbage", "absent"]) {
      await order("rate-limited", { retryAfter: 60, ...(form === undefined ? {} : { form }) });
      const answer = await read();
      expect(answer.status).toBe(429);
      seen.push(answer.headers.get("Retry-After"));
    }
    expect([seen[0], seen[2], seen[3], seen[4], seen[5]]).toEqual([
      "60",
      "99999999999999999999",
      "-5",
      "in a while",
      null,
    ]);
    expect(Math.abs(Date.parse(seen[1] ?? "") - Date.now() - 60_000)).toBeLessThan(3_000);
  });
  kinds("redirect", "the caller is sent to another host", async () => {
    await order("redirect", { status: 302, to: "http://127.0.0.1:9/take" });
    const { head } = await raw();
    expect([statusOf(head), headerOf(head, "location")]).toEqual([302, "http://127.0.0.1:9/take"]);
  });
  kinds("wrong-content-type, set-cookie, wrong-date", "one header is another", async () => {
    await order("wrong-content-type", { contentType: "text/plain" });
    expect((await read()).headers.get("Content-Type")).toBe("text/plain");
    await order("set-cookie");
    expect((await read()).headers.get("Set-Cookie")).toContain("session=");
    await order("wrong-date", { seconds: 7_200 });
    expect(Date.parse((await read()).headers.get("Date") ?? "") - Date.now()).toBeGreaterThan(7_000_000);
  });
});

describe("well formed and untrue", () => {
  kinds("empty-list, lying-total", "lists and totals lie", async () => {
    await order("empty-list");
    expect(await read(LIST)).toMatchObject({ json: { customers: [] } });
    const total = Number((await read(LIST)).headers.get("X-Total"));
    await order("lying-total", { by: 40 });
    expect((await read(LIST)).headers.get("X-Total")).toBe(String(total + 40));
  });
  kinds("wrong-id, wrong-owner, wrong-type", "ids, owners and types are others", async () => {
    await order("wrong-id");
    expect((await read()).json).not.toMatchObject({ id: 3947 });
    const list = "/v1/aws_account_assignments?per_page=1";
    const [held] = Object.values((await read(list)).json as Record<string, Record<string, unknown>[]>)[0] ?? [];
    await order("wrong-owner");
    const lied = await read(list);
    expect(lied.text).not.toContain(String(held?.owner_id));
    await order("wrong-type");
    expect((await read()).json).toMatchObject({ id: "3947", name: 7 });
  });
  const idsOf = (json: unknown) => (json as { customers: { id: number }[] }).customers.map(({ id }) => id);
  kinds("link-loop, same-page", "paging never comes to an end", async () => {
    await order("link-loop");
    const link = (await read(`${LIST}&page=2`)).headers.get("Link") ?? "";
    expect(link).toMatch(/rel="next"/);
    expect(new URL(/<([^>]*)>/.exec(link)?.[1] ?? "").searchParams.get("page")).toBe("1");
    await order("same-page", { times: 2 });
    const pages = [idsOf((await read(LIST)).json), idsOf((await read(`${LIST}&page=2`)).json)];
    expect(pages[0]).toEqual(pages[1]);
  });
  kinds("page-shift", "rows are missed, or come twice", async () => {
    const [first, second] = [idsOf((await read(LIST)).json), idsOf((await read(`${LIST}&page=2`)).json)];
    await order("page-shift", { times: 2 });
    expect(idsOf((await read(LIST)).json)).toEqual(first);
    expect(idsOf((await read(`${LIST}&page=2`)).json)).toEqual(second.slice(1));
    await order("page-shift", { times: 2, by: -1 });
    await read(LIST);
    expect(idsOf((await read(`${LIST}&page=2`)).json)).toEqual([first[2], ...second]);
  });
  kinds("foreign-address", "Link and addresses in the body lead to another host", async () => {
    await order("foreign-address", { to: "http://127.0.0.1:9" });
    expect((await read(LIST)).headers.get("Link")).toMatch(/^<http:\/\/127\.0\.0\.1:9\//);
    expect(address("")).toMatch(ORIGIN);
  });
});

describe("hostile letters", () => {
  kinds("nan, huge-number, long-decimal", "the first number is another", async () => {
    expect(await textOf("nan")).toMatch(/[:,[]NaN[,}]/);
    expect(await textOf("huge-number")).toMatch(/:1e400[,}]/);
    expect(await textOf("long-decimal")).toContain(":0.1234567890123456789");
  });
  kinds("duplicate-keys, proto-key, deep-json", "keys and depth that a reader must survive", async () => {
    expect((await textOf("duplicate-keys")).match(/"id":/g)).toHaveLength(2);
    expect(await textOf("proto-key")).toContain('"__proto__":{');
    const deep = await textOf("deep-json", { depth: 500 });
    expect(deep).toContain("[".repeat(500));
    expect(JSON.parse(deep)).toMatchObject({ id: 3947 });
  });
  kinds("lone-surrogate, invalid-utf-8, bom, utf-16", "letters that are none", async () => {
    expect(await textOf("lone-surrogate")).toContain('"\\ud800');
    await order("invalid-utf-8");
    expect((await raw()).body.includes(Buffer.from([0xed, 0xa0, 0x80, 0xff]))).toBe(true);
    await order("bom");
    expect((await raw()).body.includes(Buffer.from([0xef, 0xbb, 0xbf, 0x7b]))).toBe(true);
    await order("utf-16");
    const wide = await raw();
    expect(headerOf(wide.head, "content-type")).toContain("utf-16");
    expect(wide.body.includes(Buffer.from("\ufeff{", "utf16le"))).toBe(true);
  });
  kinds("million-items", "a list holds its first item as often as ordered", async () => {
    await order("million-items", { rows: 2_501 });
    const ids = idsOfCustomers((await read(LIST)).json);
    expect([ids.length, new Set(ids).size]).toEqual([2_501, 1]);
  });
});

function idsOfCustomers(json: unknown): number[] {
  return (json as { customers: { id: number }[] }).customers.map(({ id }) => id);
}

describe("on the wire", () => {
  kinds("slow-loris", "the whole body, a byte at a time", async () => {
    await order("slow-loris", { everyMs: 50 });
    const answer = await raw("/v1/customers/3947", { forMs: 600 });
    expect([statusOf(answer.head), answer.end]).toEqual([200, "open"]);
    expect(answer.body.length).toBeGreaterThan(3);
    expect(answer.body.length).toBeLessThan(40);
  });
  kinds("endless-body, endless-headers", "they go on for as long as somebody reads", async () => {
    await order("endless-body");
    const body = await raw("/v1/customers", { upTo: 2_000_000, forMs: 10_000 });
    expect(body.body.length).toBeGreaterThan(1_900_000);
    await order("endless-headers");
    const head = await raw("/v1/customers", { upTo: 2_000_000, forMs: 10_000 });
    expect([head.head.length > 1_900_000, head.body.length]).toEqual([true, 0]);
  });
  kinds("huge-body, gzip-bomb", "as many bytes as ordered, plain or inflated", async () => {
    await order("huge-body", { bytes: 3_000_000 });
    expect((await raw("/v1/customers")).body.length).toBe(3_000_000);
    await order("gzip-bomb", { bytes: 5_000_000 });
    const zipped = await raw("/v1/customers", { forMs: 10_000 });
    expect(headerOf(zipped.head, "content-encoding")).toBe("gzip");
    expect(zipped.body.length).toBeLessThan(100_000);
    await order("gzip-bomb", { bytes: 5_000_000 });
    expect((await read("/v1/customers")).text.length).toBe(5_000_000);
  });
  kinds("chunk-garbage, status-garbage", "no HTTP reader takes it", async () => {
    await order("chunk-garbage");
    expect((await raw()).body.toString()).toContain("zz-no-length");
    await order("status-garbage");
    expect((await raw()).head).toMatch(/^HTTP\/9\.9/);
    for (const kind of ["chunk-garbage", "status-garbage"]) {
      await order(kind);
      await expect(read(), kind).rejects.toThrow();
    }
  });
});

describe("files", () => {
  const REALM = "org100000001";
  const RANGE = "startDate=2026-08-01T00:00:00&endDate=2026-08-20T00:00:00";
  const bearer = async () => ((await client.token()).json as { access_token: string }).access_token;
  async function csv(kind: string | null, setting: object = {}): Promise<string[]> {
    if (kind !== null)
      await client.control("/faults", {
        upstream: "here",
        route: "GET /v2/usage/realms/:realmId/csv",
        kind,
        ...setting,
      });
    const url = `${client.running.addresses.here}/v2/usage/realms/${REALM}/csv?${RANGE}`;
    const { text, status } = await client.send(url, { headers: { Authorization: `Bearer ${await bearer()}` } });
    expect(status, text).toBe(200);
    return text.trimEnd().split("\n");
  }
  kinds(
    "csv-early-end, csv-ragged, csv-wrong-month, csv-extra-row",
    "the file is whole and the report is not",
    async () => {
      const whole = await csv(null);
      expect(whole.length).toBeGreaterThan(8);
      const short = await csv("csv-early-end", { afterRows: 2, times: 1 });
      expect(short.length).toBe(4);
      expect(short.slice(0, 3)).toEqual(whole.slice(0, 3));
      expect(whole[3]?.startsWith(short[3] ?? "-") === true && short[3] !== whole[3]).toBe(true);
      const ragged = await csv("csv-ragged", { times: 1 });
      const fields = (line = "") => line.split(",").length;
      expect([fields(ragged[2]), fields(ragged[3])]).toEqual([fields(whole[2]) - 1, fields(whole[3]) + 1]);
      const more = await csv("csv-extra-row", { times: 1, rows: 3 });
      expect(more).toEqual([...whole, ...Array(3).fill(whole.at(-1))]);
      const later = await csv("csv-wrong-month", { times: 1 });
      expect(later.length).toBe(whole.length);
    },
  );
  test("a report leads to another host, and its gzip file stays one with the wrong month in it", async () => {
    const Authorization = `Bearer ${await bearer()}`;
    const reports = `${client.running.addresses.here}/v2/usage/realms/${REALM}/reports`;
    const made = await client.send(`${reports}?${RANGE}&detailLevel=day`, {
      method: "POST",
      headers: { Authorization },
    });
    const { id } = made.json as { id: string };
    const poll = async () => (await client.send(`${reports}/${id}`, { headers: { Authorization } })).text;
    await expect.poll(poll).toContain("completed");
    const output = async () => {
      const answer = await fetch(`${reports}/${id}/output`, { headers: { Authorization } });
      return gunzipSync(Buffer.from(await answer.arrayBuffer()))
        .toString()
        .trimEnd()
        .split("\n");
    };
    await client.control("/faults", { upstream: "here", route: "*", kind: "foreign-address", times: 2 });
    const again = await client.send(`${reports}?${RANGE}`, { method: "POST", headers: { Authorization } });
    expect(again.headers.get("Location")).toMatch(/^http:\/\/elsewhere\.invalid\//);
    expect(JSON.parse(await poll())).toMatchObject({
      resultHref: expect.stringMatching(/^http:\/\/elsewhere\.invalid\//),
    });
    const whole = await output();
    await client.control("/faults", { upstream: "here", route: "*", kind: "csv-wrong-month", by: 2, times: 1 });
    const later = await output();
    expect([later.length, later[0]]).toEqual([whole.length, whole[0]]);
    expect(whole[1]).toContain("2026-08-");
    expect(later[1]).toBe(whole[1]?.replaceAll("2026-08-", "2026-10-"));
  });
});

test("every kind is tried here, and the port lists them all", async () => {
  expect(Object.keys(FAULT_KINDS).filter((kind) => !tried.has(kind))).toEqual([]);
  const listed = (await client.control("/fault-kinds")).json as { kinds: { kind: string; does: string }[] };
  expect(listed.kinds.map(({ kind }) => kind)).toEqual(Object.keys(FAULT_KINDS));
});

test("a parameter that a kind does not know is refused by its name", async () => {
  const answer = await client.control("/faults", { upstream: "*", route: "*", kind: "reset", delayMs: 5 });
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("delayMs")]);
});
