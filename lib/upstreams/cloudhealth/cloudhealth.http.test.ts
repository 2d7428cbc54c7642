import { inspect } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { listAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import {
  createAssignment,
  findAssignmentByOwner,
  listAssignments,
  listBlockAssignments,
} from "@/lib/upstreams/cloudhealth/assignments-api";
import { cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { loadCosts } from "@/lib/upstreams/cloudhealth/costs-api";
import { createCustomer, findCustomersByName, listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";
import type { Page } from "@/lib/upstreams/cloudhealth/page-walk";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallResult, UpstreamGate } from "@/lib/upstreams/gate";
import { ofCustomer, type TenantScope, wholePartner } from "@/lib/upstreams/tenant-scope";
import { useSandbox } from "@/scripts/testing/sandbox";

const sandbox = useSandbox();
const log: (string | CallResult)[] = [];
const gate: UpstreamGate = {
  enter: async (priority) => void log.push(priority),
  settle: async (result) => void log.push(result),
};
const IN_ORDER: CallResult = { trouble: null, retryAfterMs: null };
const ACME = customerId("3947");
const BOREALIS = customerId("3948");

const client = (more: { apiKey?: string; deadlineMs?: number } = {}) =>
  cloudhealthClient({
    url: process.env.CLOUDHEALTH_URL ?? "",
    apiKey: process.env.CLOUDHEALTH_API_KEY ?? "",
    gate,
    deadlineMs: 2_000,
    ...more,
  });

const control = (path: string, method: string, body?: unknown) =>
  fetch(`${sandbox.control}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

async function fault(route: string, kind: string, more: Record<string, unknown> = {}): Promise<void> {
  const answer = await control("/faults", "POST", { upstream: "cloudhealth", route, kind, ...more });
  expect(answer.status).toBe(201);
}

async function asked(): Promise<{ method: string; path: string; query: Record<string, string[]> }[]> {
  const { requests } = await (await control("/requests", "GET")).json();
  return requests;
}

async function all<T>(pages: AsyncGenerator<Page<T>>): Promise<{ items: T[]; unusable: number; total: number | null }> {
  const items: T[] = [];
  let unusable = 0;
  let total: number | null = null;
  for await (const page of pages) {
    items.push(...page.items);
    unusable += page.unusable;
    total = page.total;
  }
  return { items, unusable, total };
}

async function failureOf(work: Promise<unknown>): Promise<UpstreamFailure> {
  const error = await work.then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UpstreamFailure)) throw new Error(`Expected an UpstreamFailure, got ${inspect(error)}`);
  return error;
}

beforeEach(async () => {
  await control("/reset", "POST");
  log.length = 0;
});

describe("lists", () => {
  test("all customers come, as many as the upstream counts", async () => {
    const { items, total } = await all(listCustomers(client()));
    expect([items.length, total]).toEqual([24, 24]);
    expect(items.find((customer) => customer.id === BOREALIS)?.name).toBe("Borealis");
    expect(log).toEqual(["sync", IN_ORDER]);
  });

  test("all accounts come, the undiscovered ones counted apart", async () => {
    const { items, unusable } = await all(listAwsAccounts(client()));
    expect(items.length + unusable).toBe(160);
    expect(items.some((account) => account.owner.startsWith("00"))).toBe(true);
  });

  test("assignments of both versions come, each marked", async () => {
    const first = await all(listAssignments(client()));
    const second = await all(listBlockAssignments(client()));
    expect(first.items.length).toBe(first.total);
    expect(new Set(first.items.map((held) => held.managedBy))).toEqual(new Set(["v1"]));
    expect(second.items.map((held) => held.managedBy)).toEqual(second.items.map(() => "v2"));
    expect(second.items.length).toBeGreaterThan(0);
  });

  test("the key is in no query and Link is not followed", async () => {
    await all(listAssignments(client()));
    for (const request of await asked()) expect(Object.keys(request.query).sort()).toEqual(["page", "per_page"]);
  });

  test("an empty answer is a page of nothing whose total tells", async () => {
    await fault("GET /v1/customers", "empty-list");
    expect(await all(listCustomers(client()))).toMatchObject({ items: [] });
  });
});

describe("a read that fails", () => {
  test("is tried again when the upstream failed in passing", async () => {
    await fault("GET /v1/customers", "status", { status: 503, times: 2 });
    expect((await all(listCustomers(client()))).items.length).toBe(24);
    expect(log.filter((entry) => typeof entry !== "string").map((entry) => entry.trouble)).toEqual([
      "failing",
      "failing",
      null,
    ]);
  });

  test.each([
    ["status", { status: 500 }, "failing", 3],
    ["status", { status: 429 }, "limited", 3],
    ["status", { status: 404 }, "refused", 1],
    ["status", { status: 302 }, "unreadable", 1],
    ["html", { status: 200 }, "unreadable", 1],
    ["truncate", {}, "unreadable", 1],
    ["reset", {}, "unreachable", 3],
  ])("%s %j is %s after %i attempts", async (kind, more, reason, attempts) => {
    await fault("GET /v1/customers", kind, more);
    expect((await failureOf(all(listCustomers(client())))).reason).toBe(reason);
    expect(log.filter((entry) => entry === "sync").length).toBe(attempts);
  });

  test("a hanging upstream ends within the budget", async () => {
    await fault("GET /v1/customers", "hang");
    const startedAt = performance.now();
    expect((await failureOf(all(listCustomers(client({ deadlineMs: 500 }))))).reason).toBe("slow");
    expect(performance.now() - startedAt).toBeLessThan(6_000);
  });

  test("a wrong key is a matter of credentials and shows in no error", async () => {
    const apiKey = "00000000-canary-0000";
    const failure = await failureOf(all(listCustomers(client({ apiKey }))));
    expect([failure.reason, failure.status]).toEqual(["credentials", 403]);
    expect(inspect(failure, { depth: 9 })).not.toContain(apiKey);
    expect(inspect(client({ apiKey }), { depth: 9 })).not.toContain(apiKey);
  });
});

describe("an assignment", () => {
  const free = async () => {
    const lists = [listAssignments(client()), listBlockAssignments(client())];
    const held = new Set((await Promise.all(lists.map(all))).flatMap(({ items }) => items.map((one) => one.owner)));
    const accounts = (await all(listAwsAccounts(client()))).items;
    const found = accounts.find((one) => one.type === "linked" && one.family !== null && !held.has(one.owner));
    if (found === undefined) throw new Error("The world has no free account");
    return found.owner;
  };
  const draftFor = async () => {
    const owner = await free();
    return { owner, customer: ACME, payer: owner };
  };

  test("is made once and found by its account", async () => {
    const draft = await draftFor();
    const outcome = await createAssignment(client(), draft);
    expect(outcome).toMatchObject({ at: "accepted", value: { ...draft, managedBy: "v1" } });
    log.length = 0;
    expect(await findAssignmentByOwner(client(), draft.owner)).toEqual(outcome.at === "accepted" && outcome.value);
    expect(log.filter((entry) => typeof entry === "string")).toContain("write");
    expect(log).not.toContain("sync");
  });

  test("of an account that is held is rejected with the upstream's sentences", async () => {
    const draft = await draftFor();
    await createAssignment(client(), draft);
    const outcome = await createAssignment(client(), { ...draft, customer: BOREALIS });
    expect(outcome).toMatchObject({ at: "rejected", status: 422 });
    expect(outcome.at === "rejected" && outcome.lines.length > 0).toBe(true);
    expect(log.at(-1)).toEqual(IN_ORDER);
  });

  test("that sits in a billing block is found there", async () => {
    const [held] = (await all(listBlockAssignments(client()))).items;
    if (held === undefined) throw new Error("The world has no billing block");
    expect(await findAssignmentByOwner(client(), held.owner)).toEqual(held);
  });

  test("that nobody holds is not found", async () => {
    expect(await findAssignmentByOwner(client(), await free())).toBeNull();
  });

  test.each([
    ["execute-then-hang", {}, { at: "unknown", reason: "slow" }],
    ["execute-then-500", {}, { at: "unknown", reason: "failing" }],
    ["status", { status: 503 }, { at: "unknown", reason: "failing" }],
    ["status", { status: 302 }, { at: "unknown", reason: "unreadable" }],
    ["html", { status: 200 }, { at: "unknown", reason: "unreadable" }],
    ["truncate", {}, { at: "unknown", reason: "unreadable" }],
    ["reset", {}, { at: "unknown", reason: "unreachable" }],
    ["status", { status: 429 }, { at: "not-sent", reason: "limited", retryAfterMs: null }],
    ["status", { status: 401 }, { at: "not-sent", reason: "credentials", retryAfterMs: null }],
  ])("answered by %s %j is sent once and %j", async (kind, more, expected) => {
    const draft = await draftFor();
    await control("/requests", "DELETE");
    await fault("POST /v1/aws_account_assignments", kind, more);
    expect(await createAssignment(client({ deadlineMs: 800 }), draft)).toEqual(expected);
    expect((await asked()).filter((request) => request.method === "POST").length).toBeLessThanOrEqual(1);
    await control("/faults", "DELETE");
    const isThere = (await findAssignmentByOwner(client(), draft.owner)) !== null;
    if (kind.startsWith("execute")) expect(isThere).toBe(true);
  });

  test("to an upstream that is not there is not sent", async () => {
    const nowhere = cloudhealthClient({ url: "http://127.0.0.1:9", apiKey: "k", gate });
    const owner = awsAccountId("000000000001");
    const outcome = await createAssignment(nowhere, { owner, customer: ACME, payer: owner });
    expect(outcome).toEqual({ at: "not-sent", reason: "unreachable", retryAfterMs: null });
  });

  test("a closed gate keeps a write from leaving", async () => {
    const reason = "limited" as const;
    const closed = new UpstreamFailure({
      upstream: "cloudhealth",
      method: "-",
      path: "-",
      reason,
      sent: false,
      retryAfterMs: 9,
    });
    const shut = { ...gate, enter: () => Promise.reject(closed) };
    const owner = awsAccountId("000000000001");
    const behind = cloudhealthClient({ url: process.env.CLOUDHEALTH_URL ?? "", apiKey: "k", gate: shut });
    expect(await createAssignment(behind, { owner, customer: ACME, payer: owner })).toEqual({
      at: "not-sent",
      reason,
      retryAfterMs: 9,
    });
    expect(await asked()).toEqual([]);
  });
});

describe("a customer", () => {
  const draft: CustomerDraft = {
    name: "Quillon & Daughters, Ltd",
    classification: "managed_with_access",
    billingContact: "bills@quillon.example",
    identity: {
      kind: "address",
      address: { street1: "1 Pier", street2: null, city: "Boston", state: "MA", zipcode: "01234", country: "US" },
    },
    trialExpiresOn: calendarDate("2099-01-31"),
    partnerBilling: { enabled: true, folder: "bills" },
    tags: [{ key: "here-realm", value: "org100009999" }],
  };

  test("is made with an address and found by its name, all of it as asked", async () => {
    const outcome = await createCustomer(client(), draft);
    const expected = {
      name: draft.name,
      classification: "managed_with_access",
      billingContact: "bills@quillon.example",
      partnerBilling: { enabled: true, folder: "bills" },
      trialExpiresAt: "2099-01-31T00:00:00.000Z",
      address: { street1: "1 Pier", street2: null, city: "Boston", state: "MA", zipcode: "01234", country: "US" },
      tags: [{ key: "here-realm", value: "org100009999" }],
    };
    expect(outcome).toMatchObject({ at: "accepted", value: expected });
    expect(await findCustomersByName(client(), draft.name)).toMatchObject([expected]);
    expect(await findCustomersByName(client(), "Quillon")).toEqual([]);
  });

  test("is made with an Azure id", async () => {
    const azureCustomerId = "0b2d6a0e-7c1f-4f55-9d3e-0c1b7e5a9f10";
    const outcome = await createCustomer(client(), { ...draft, identity: { kind: "azure", azureCustomerId } });
    expect(outcome).toMatchObject({ at: "accepted", value: { address: null } });
  });

  test("of a name that is taken is rejected", async () => {
    expect(await createCustomer(client(), { ...draft, name: "Acme" })).toMatchObject({ at: "rejected", status: 422 });
  });
});

const BY_SERVICE = { dimensions: ["AWS-Service-Category"], interval: "monthly" } as const;
const costs = (scope: TenantScope) => loadCosts(client(), scope, BY_SERVICE);

describe("cost history", () => {
  test("of one customer asks for that customer and adds up", async () => {
    const { books, currency, dataThrough, asked: call, answerHash } = await costs(ofCustomer(ACME));
    const periods = books?.[0]?.facts.periods ?? [];
    expect(periods.length).toBeGreaterThanOrEqual(13);
    expect(periods.filter(({ difference }) => difference !== "0")).toEqual([]);
    expect([currency, dataThrough === null]).toEqual(["USD", false]);
    expect(call).toMatch(/^GET \/olap_reports\/cost\/history\?dimensions\[\]=time.*&client_api_id=3947$/);
    expect(answerHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await asked())[0]?.query.client_api_id).toEqual(["3947"]);
  });

  test("of the partner names no customer", async () => {
    expect((await costs(wholePartner())).books).toHaveLength(1);
    expect((await asked())[0]?.query).not.toHaveProperty("client_api_id");
  });

  test("without a scope made for it nothing is asked", async () => {
    await expect(costs({ customer: null })).rejects.toThrow("tenant scope");
    expect(await asked()).toEqual([]);
  });

  test("of somebody else's customer is a refusal that says nothing against the key", async () => {
    const failure = await failureOf(costs(ofCustomer(customerId("1"))));
    expect([failure.reason, failure.status]).toEqual(["refused", 403]);
    expect(log.at(-1)).toEqual(IN_ORDER);
  });

  test.each([
    ["Molasses Ltd", "slow"],
    ["Tempest Works", "failing"],
    ["Gibberish & Sons", "unreadable"],
  ])("of %s is %s", async (name, reason) => {
    const [customer] = await findCustomersByName(client(), name);
    if (customer === undefined) throw new Error(`No ${name}`);
    const work = loadCosts(client({ deadlineMs: 600 }), ofCustomer(customer.id), BY_SERVICE);
    expect((await failureOf(work)).reason).toBe(reason);
  });
});
