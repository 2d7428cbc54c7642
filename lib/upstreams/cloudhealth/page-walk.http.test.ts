import { createServer, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { findAssignmentByOwner } from "@/lib/upstreams/cloudhealth/assignments-api";
import { cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";
import { openGate } from "@/lib/upstreams/gate";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface Listing {
  readonly rows: number;
  /** The most rows this upstream puts on a page, whatever is asked. */
  readonly cap?: number;
  readonly headers?: (page: number) => Record<string, string>;
  /** The page that is really served for one that is asked for. */
  readonly served?: (page: number) => number;
}

const customer = (index: number) => ({ id: index + 1, name: `Customer ${index + 1}` });
const ownerOf = (index: number) => String(index + 1).padStart(12, "0");
const assignment = (index: number) => ({ id: index + 1, owner_id: ownerOf(index), customer_id: 1 });

function send(response: ServerResponse, body: object, headers: Record<string, string>): void {
  response.writeHead(200, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function upstream({ rows, cap = 100, headers = () => ({}), served = (page) => page }: Listing) {
  const pages: number[] = [];
  const strangers: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://x");
    const page = Number(url.searchParams.get("page"));
    const isBlocks = url.pathname === "/v2/aws_account_assignments";
    if (isBlocks) return send(response, { aws_account_assignments: [] }, { "X-Total": "0" });
    pages.push(page);
    const from = (served(page) - 1) * cap;
    const indexes = Array.from({ length: Math.max(0, Math.min(cap, rows - from)) }, (_, at) => from + at);
    const isCustomers = url.pathname === "/v1/customers";
    if (!isCustomers && url.pathname !== "/v1/aws_account_assignments") strangers.push(url.pathname);
    const body = isCustomers
      ? { customers: indexes.map(customer) }
      : { aws_account_assignments: indexes.map(assignment) };
    return send(response, body, headers(page));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const client = cloudhealthClient({ url: `http://127.0.0.1:${address.port}`, apiKey: "k", gate: openGate });
  return { client, pages, strangers };
}

const counted =
  (total: number, perPage = 100) =>
  () => ({ "X-Total": String(total), "X-Per-Page": String(perPage) });

async function walked(listing: Listing): Promise<{ ids: number; pages: number[] }> {
  const { client, pages } = await upstream(listing);
  const ids = new Set<string>();
  for await (const page of listCustomers(client)) for (const item of page.items) ids.add(item.id);
  return { ids: ids.size, pages };
}

describe("a list", () => {
  test.each<[string, Listing, number, number[]]>([
    ["ends when the rows come to the count", { rows: 250, headers: counted(250) }, 250, [1, 2, 3]],
    ["ends at a full last page", { rows: 200, headers: counted(200) }, 200, [1, 2]],
    ["goes on past pages smaller than asked for", { rows: 70, cap: 30, headers: counted(70, 30) }, 70, [1, 2, 3]],
    ["without a count ends at an empty page", { rows: 150 }, 150, [1, 2, 3]],
    ["that is empty is one page", { rows: 0, headers: counted(0) }, 0, [1]],
    ["whose count is too high ends at an empty page", { rows: 150, headers: counted(400) }, 150, [1, 2, 3]],
    ["whose count is too low is read on to its end", { rows: 250, headers: counted(180) }, 250, [1, 2, 3, 4]],
    [
      "with a count that is no number is as one without",
      { rows: 50, headers: () => ({ "X-Total": "1e9" }) },
      50,
      [1, 2],
    ],
  ])("%s", async (_, listing, ids, pages) => expect(await walked(listing)).toEqual({ ids, pages }));

  test("that shows the same page again is unreadable", async () => {
    const loop = walked({ rows: 300, headers: counted(300), served: (page) => Math.min(page, 2) });
    await expect(loop).rejects.toMatchObject({
      reason: "unreadable",
      message: expect.stringContaining("same page again"),
    });
  });

  test("that goes on past its count by more than two pages is unreadable", async () => {
    await expect(walked({ rows: 900, headers: counted(150) })).rejects.toMatchObject({
      reason: "unreadable",
      message: expect.stringContaining("no last page"),
    });
  });

  test("is not looked for where Link points", async () => {
    const link = '<http://127.0.0.1:9/elsewhere?page=2>; rel="next", </elsewhere>; rel="last"';
    const { client, strangers, pages } = await upstream({
      rows: 150,
      headers: () => ({ ...counted(150)(), Link: link }),
    });
    for await (const page of listCustomers(client)) expect(page.total).toBe(150);
    expect([strangers, pages]).toEqual([[], [1, 2]]);
  });
});

describe("reading back an assignment", () => {
  test("starts at the last page, where the newest are", async () => {
    const { client, pages } = await upstream({ rows: 950, headers: counted(950) });
    expect((await findAssignmentByOwner(client, awsAccountId(ownerOf(949))))?.id).toBe("950");
    expect(pages).toEqual([1, 10]);
  });

  test("goes through all pages before it says there is none", async () => {
    const { client, pages } = await upstream({ rows: 350, headers: counted(350) });
    expect(await findAssignmentByOwner(client, awsAccountId(ownerOf(5_000)))).toBeNull();
    expect(pages).toEqual([1, 4, 3, 2]);
  });

  test("finds an old one on the first page", async () => {
    const { client } = await upstream({ rows: 350, headers: counted(350) });
    expect((await findAssignmentByOwner(client, awsAccountId(ownerOf(0))))?.id).toBe("1");
  });

  test("without a count walks from the front", async () => {
    const { client, pages } = await upstream({ rows: 350 });
    expect((await findAssignmentByOwner(client, awsAccountId(ownerOf(349))))?.id).toBe("350");
    expect(pages).toEqual([1, 1, 2, 3, 4]);
  });

  test("is not led through pages that are not there", async () => {
    const { client } = await upstream({ rows: 100, headers: counted(50_000) });
    await expect(findAssignmentByOwner(client, awsAccountId(ownerOf(5_000)))).rejects.toMatchObject({
      reason: "unreadable",
    });
  });
});
