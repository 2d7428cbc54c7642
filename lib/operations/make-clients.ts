import "server-only";
import type { PartTexts } from "@/lib/domain/settings/connection-parts";
import { type CloudhealthClient, cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CloudmcClient, cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import type { ClientOptions } from "@/lib/upstreams/connection";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";

/** Clients out of a connection's parts, keys included. */
export function makeCloudhealth(parts: PartTexts, options: ClientOptions): CloudhealthClient {
  return cloudhealthClient({ url: parts.address ?? "", apiKey: parts.key ?? "", ...options });
}

export function makeCloudmc(parts: PartTexts, options: ClientOptions): CloudmcClient {
  return cloudmcClient({ url: parts.address ?? "", apiKey: parts.key ?? "", ...options });
}

export function makeHere(parts: PartTexts, options: ClientOptions): HereClient {
  return hereClient({
    usageUrl: parts.address ?? "",
    tokenUrl: parts["token-address"] ?? "",
    signingUrl: parts["signed-address"],
    realmId: parts.realm ?? "",
    accessKeyId: parts["key-id"] ?? "",
    accessKeySecret: parts["key-secret"] ?? "",
    ...options,
  });
}
