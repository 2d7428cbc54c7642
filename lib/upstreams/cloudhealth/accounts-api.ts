import "server-only";
import { z } from "zod";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type Page, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toAwsAccount } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireAccountAsset } from "@/lib/upstreams/cloudhealth/wire";
import { wireList } from "@/lib/upstreams/json";
import { readFrom } from "@/lib/upstreams/read-from";
import { readIfThere } from "@/lib/upstreams/read-if-there";
import { customerOf, type TenantScope } from "@/lib/upstreams/tenant-scope";

export const ACCOUNTS_A_PAGE = 1_000;
const SMALLEST_PAGE = 100;

/** The partner's own AWS accounts, active or not. Without `page` the upstream would answer with all in one. */
export function listAwsAccounts(client: CloudhealthClient): AsyncGenerator<Page<AwsAccount>> {
  return walkPages(client, {
    path: "/api/search",
    query: [
      ["name", "AwsAccount"],
      ["api_version", "2"],
    ],
    perPage: ACCOUNTS_A_PAGE,
    lastBelow: SMALLEST_PAGE,
    schema: wireList(WireAccountAsset.transform(toAwsAccount), ACCOUNTS_A_PAGE),
  });
}

/** Whether CloudHealth still has the account of this id of its own: its AWS number, or null when it says 404. */
export function readAwsAccount(client: CloudhealthClient, id: string): Promise<string | null> {
  return readIfThere(client.connection, {
    path: "/v1/aws_accounts/:id",
    params: { id },
    schema: z.object({ owner_id: z.string().nullish() }).transform((account) => account.owner_id ?? ""),
    priority: "sync",
  });
}

const MOST_OF_A_CUSTOMER = 50_000;

/**
 * The AWS accounts in a customer's own tenant, where they have other ids than in the partner's: all in one answer, as
 * without `page`.
 */
export async function listCustomerAwsAccounts(client: CloudhealthClient, scope: TenantScope): Promise<AwsAccount[]> {
  const customer = customerOf(scope);
  if (customer === null) throw new Error("This list is one customer's");
  const { value } = await readFrom(client.connection, {
    path: "/api/search",
    query: [
      ["name", "AwsAccount"],
      ["api_version", "2"],
      ["client_api_id", customer],
    ],
    schema: wireList(WireAccountAsset.transform(toAwsAccount), MOST_OF_A_CUSTOMER),
    forbiddenMeans: "refused",
  });
  return value.filter((account) => account !== null);
}
