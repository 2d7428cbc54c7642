import "server-only";
import type { CostStatement } from "@/lib/domain/costs/cost-statement";
import type { Month } from "@/lib/domain/values/month";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type Page, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toStatement } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireStatements } from "@/lib/upstreams/cloudhealth/wire";

const STATEMENTS_A_PAGE = 100;

/** The statements of one month, of all customers. */
export function listStatements(client: CloudhealthClient, of: Month): AsyncGenerator<Page<CostStatement>> {
  return walkPages(client, {
    path: "/v1/customer_statements",
    query: [["billing_period", of]],
    perPage: STATEMENTS_A_PAGE,
    schema: WireStatements.transform(({ billing_artifacts }) => billing_artifacts.map(toStatement)),
  });
}
