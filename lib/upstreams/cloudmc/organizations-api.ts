import "server-only";
import type { Organization } from "@/lib/domain/pricing/organization";
import type { CloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { toOrganization } from "@/lib/upstreams/cloudmc/to-domain";
import { WireOrganizationList } from "@/lib/upstreams/cloudmc/wire";
import { readFrom } from "@/lib/upstreams/read-from";

/** The tree the key may see, in one answer: lists have no pages. */
export async function listOrganizations(client: CloudmcClient): Promise<Organization[]> {
  const { value } = await readFrom(client.connection, { path: "/api/v2/organizations", schema: WireOrganizationList });
  return value.data.filter((organization) => organization.deleted !== true).map(toOrganization);
}
