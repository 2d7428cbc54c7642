import "server-only";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type Page, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toAwsAccount } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireAccountAsset } from "@/lib/upstreams/cloudhealth/wire";
import { wireList } from "@/lib/upstreams/json";

const PER_PAGE = 1_000;
const SMALLEST_PAGE = 100;

/** The partner's own AWS accounts, active or not. Without `page` the upstream would answer with all in one. */
export function listAwsAccounts(client: CloudhealthClient): AsyncGenerator<Page<AwsAccount>> {
  return walkPages(client, {
    path: "/api/search",
    query: [
      ["name", "AwsAccount"],
      ["api_version", "2"],
    ],
    perPage: PER_PAGE,
    lastBelow: SMALLEST_PAGE,
    schema: wireList(WireAccountAsset.transform(toAwsAccount), PER_PAGE),
  });
}
