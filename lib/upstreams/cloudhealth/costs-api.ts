import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { CostDimension } from "@/lib/domain/costs/cost-axes";
import { UnreadableCube } from "@/lib/domain/costs/cost-cube";
import { type CostFacts, costFacts } from "@/lib/domain/costs/cost-facts";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { type Currency, currency } from "@/lib/domain/values/money";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { toCosts } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireReportQuestions, wireCostReport } from "@/lib/upstreams/cloudhealth/wire";
import { readFrom } from "@/lib/upstreams/read-from";
import { customerOf, type TenantScope } from "@/lib/upstreams/tenant-scope";
import type { QueryPair } from "@/lib/upstreams/upstream-request";

const PATH = "/olap_reports/cost/history";

/**
 * A filter by account leaves the filtered-out accounts in the answer (cloudhealth.md 9.3), so an answer about many
 * accounts cannot be asked for in parts that are smaller; it can only be let be longer. Two hundred thousand accounts
 * are about 19 MB.
 */
const LONG = { bytes: 32 * 1024 * 1024, values: 2_000_000 };
const MOST_MEMBERS = { long: 300_000, usual: 5_000 };
const USD = currency("USD");

export interface CostReportQuestion {
  /** One or two beside time, by the upstream's own names. */
  readonly dimensions: readonly [string, string?];
  readonly interval: CostInterval;
  readonly filters?: readonly string[];
  /** The answer names every account of the tenant. */
  readonly isLong?: boolean;
}

export interface CostReport {
  /** By the first dimension; with a second also by it, and by both. Null: the upstream has no data at all. */
  readonly books: readonly { readonly axes: readonly [string, string?]; readonly facts: CostFacts }[] | null;
  readonly currency: Currency;
  /** Up to when the report's data reaches, ISO instant. */
  readonly dataThrough: string | null;
  readonly asked: string;
  /** SHA-256 of the bytes as received. */
  readonly answerHash: string;
}

/** What a cost report can be asked for; names are to be used as found (cloudhealth.md 9.1). */
export async function listCostDimensions(client: CloudhealthClient, scope: TenantScope): Promise<CostDimension[]> {
  const { value } = await readFrom(client.connection, {
    path: `${PATH}/new`,
    schema: WireReportQuestions,
    most: LONG,
    ...inTenant(scope, []),
  });
  return [
    ...value.dimensions.map((one) => ({ ...one, kind: "dimension" as const })),
    ...value.measures.map((one) => ({ ...one, kind: "measure" as const })),
  ];
}

/** Cost over time: what a customer is billed, or what the partner pays (cloudhealth.md 1). */
export async function loadCosts(
  client: CloudhealthClient,
  scope: TenantScope,
  question: CostReportQuestion,
): Promise<CostReport> {
  const { dimensions, interval, filters = [], isLong = false } = question;
  const query: readonly QueryPair[] = [
    ...["time", ...named(dimensions)].map((name) => ["dimensions[]", name] as const),
    ["measures[]", "cost"],
    ["interval", interval],
    ...filters.map((filter) => ["filters[]", filter] as const),
  ];
  const tenant = inTenant(scope, query);
  const { value, body } = await readFrom(client.connection, {
    path: PATH,
    schema: reportSchema(question),
    ...tenant,
    ...(isLong ? { most: LONG } : {}),
  });
  const asked = `GET ${PATH}?${tenant.query.map((pair) => pair.join("=")).join("&")}`;
  return { ...value, asked, answerHash: createHash("sha256").update(body).digest("hex") };
}

function inTenant(scope: TenantScope, query: readonly QueryPair[]) {
  const customer = customerOf(scope);
  return {
    query: customer === null ? query : [...query, ["client_api_id", customer] as const],
    forbiddenMeans: customer === null ? ("credentials" as const) : ("refused" as const),
    slowHead: true,
  };
}

/** A report whose layout is wrong or whose currency nobody knows is an answer that cannot be read. */
function reportSchema({ dimensions, interval, isLong }: CostReportQuestion) {
  const wireReport = wireCostReport(isLong ? MOST_MEMBERS.long : MOST_MEMBERS.usual);
  return wireReport.transform((wire, context): Pick<CostReport, "books" | "currency" | "dataThrough"> => {
    if (!("dimensions" in wire)) return { books: null, currency: USD, dataThrough: wire.updated_at };
    try {
      const { cube, currency } = toCosts(wire, interval);
      const books = splitsOf(dimensions).map((axes) => ({ axes, facts: costFacts(cube, axes) }));
      return { books, currency, dataThrough: wire.updated_at };
    } catch (error) {
      if (!(error instanceof UnreadableCube)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
}

function splitsOf([first, second]: CostReportQuestion["dimensions"]): (readonly [string, string?])[] {
  return second === undefined ? [[first]] : [[first], [second], [first, second]];
}

function named(dimensions: readonly (string | undefined)[]): string[] {
  return dimensions.flatMap((name) => name ?? []);
}
