import { randomUUID } from "node:crypto";
import { UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { runDueOperations } from "@/lib/operations/run-due-operations";
import { refreshCosts } from "@/lib/services/costs/refresh-costs";
import { refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { requestUsageReport } from "@/lib/services/usage/request-usage-report";
import { SYSTEM, staffScope } from "../../testing/scopes";
import type { Ground } from "../ground";
import type { ReliabilityTest } from "../reliability-test";
import { PAGES, ROUTES } from "./access-table";
import { portalClient } from "./portal-client";
import { CUSTOMER_A, CUSTOMER_B, type KnownIds, makePortalWorld } from "./portal-world";
import { makePrincipals } from "./principals";
import { startPortal } from "./standing-portal";

const MONTHS = ["2026-08", "2026-09", "2026-10"];
const QUERIES = [
  "",
  `?month=${MONTHS[0]}`,
  "?months=13",
  `?customer=${CUSTOMER_B}&account=000000000001&compare=1&by=account&split=account&from=2026-01-01&to=2026-10-31`,
];
const PERIOD = { from: "2026-10-01", to: "2026-10-03", detailLevel: "summarized", groupBy: [] };

/** T6b: customers' people have nothing asked of the upstreams; what is asked for a customer names that one alone. */
export const run: ReliabilityTest = async ({ signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const ids = await makePortalWorld(ground);
  const looked = await lookAround(ground, ids, signal);
  for (const fault of looked.faults) tell(fault);
  const asked = [await askFor(ground, CUSTOMER_A), await askFor(ground, CUSTOMER_B)];
  for (const fault of asked.flatMap(({ faults }) => faults)) tell(fault);
  const sum = (of: "calls" | "reports") => asked.reduce((total, one) => total + one[of], 0);
  return {
    figures: {
      opened: looked.opened,
      askedByLooking: looked.faults.length,
      callsForCustomers: sum("calls"),
      reportsForCustomers: sum("reports"),
      unscoped: asked.reduce((total, one) => total + one.faults.length, 0),
    },
    goals: {
      opened: { min: 40 },
      askedByLooking: { max: 0 },
      callsForCustomers: { min: 10 },
      reportsForCustomers: { min: 2 },
      unscoped: { max: 0 },
    },
  };
};

/** Everything a customer's person can open, when all of it is so old that staff would have it read anew. */
async function lookAround(ground: Ground, ids: KnownIds, signal: AbortSignal) {
  const { sql, control } = ground;
  const portal = await startPortal(ground, { signal });
  const client = portalClient(portal);
  try {
    const principals = await makePrincipals(ground, portal);
    await sql("UPDATE cost_reading SET fetched_at = now() - interval '2 days'");
    await sql("UPDATE price_report SET fetched_at = now() - interval '2 days'");
    await sql("DELETE FROM refresh");
    await sql("DELETE FROM graphile_worker._private_jobs");
    await control.forgetRequests();
    const cookie = principals.find(({ name }) => name === "viewer-a")?.cookie ?? "";
    const theirs = [...Object.entries(PAGES), ...Object.entries(ROUTES)].filter(
      ([, entrance]) => entrance !== "open" && entrance.viewer,
    );
    const faults: string[] = [];
    let opened = 0;
    for (const [route] of theirs) {
      const path = route.replace(/\[(\w+)\]/g, (_, name: string) => ids[name]?.own ?? name);
      for (const query of QUERIES) {
        const { status } = await client.ask(`${path}${query}`, { cookie });
        if (status === 200) opened += 1;
        // A month of prices that nobody has read has no file.
        else if (status !== 404 || query === "") faults.push(`${path}${query} answered ${status}`);
      }
    }
    const waiting = await sql<{ what: string }>(
      "SELECT kind || ' ' || key AS what FROM refresh UNION ALL SELECT 'a job' FROM graphile_worker._private_jobs",
    );
    const calls = await control.requests();
    faults.push(...waiting.map(({ what }) => `looking asked for ${what}`));
    faults.push(...calls.map(({ method, path }) => `looking called ${method} ${path}`));
    return { opened, faults };
  } finally {
    await client.end();
    await portal.end();
  }
}

/** What workers fetch for one customer, and a usage report of it. */
async function askFor({ sql, control }: Ground, customer: string) {
  const [known] = await sql<{ organization: string; realm: string }>(
    "SELECT cloudmc_organization AS organization, here_realm AS realm FROM customer WHERE id = $1",
    [customer],
  );
  const { organization, realm } = known ?? { organization: "", realm: "" };
  const kept = (await control.store()).reports?.map(({ id }) => id) ?? [];
  await sql("TRUNCATE cost_reading CASCADE");
  await control.forgetRequests();
  await refreshCosts(SYSTEM, customer);
  for (const month of MONTHS) await refreshPriceReport(SYSTEM, `${customer}/${organization}/${month}`);
  const request = UsageRequestInput.parse({ ...PERIOD, operationId: randomUUID(), customerIds: [customer] });
  const requested = await requestUsageReport(staffScope("operator"), request);
  if (!requested.ok) throw new Error(`No report was requested: ${JSON.stringify(requested.refusal)}`);
  await runDueOperations(SYSTEM, () => false);
  const due: Readonly<Record<string, readonly [string, string]>> = {
    cloudhealth: ["client_api_id", customer],
    cloudmc: ["organization_id", organization],
  };
  const calls = (await control.requests()).filter(({ upstream }) => upstream in due);
  const faults = calls.flatMap(({ upstream, method, path, query }) => {
    const [name = "", value = ""] = due[upstream] ?? [];
    const sent = query[name] ?? [];
    return sent.length === 1 && sent[0] === value ? [] : [`${method} ${path} for ${customer} carried ${name}=${sent}`];
  });
  const reports = ((await control.store()).reports ?? []).filter(({ id }) => !kept.includes(id));
  const wrong = reports.filter(({ subAccounts }) => JSON.stringify(subAccounts) !== JSON.stringify([realm]));
  faults.push(
    ...wrong.map(({ subAccounts }) => `a report for ${customer} was asked with ${JSON.stringify(subAccounts)}`),
  );
  return { calls: calls.length, reports: reports.length, faults };
}
