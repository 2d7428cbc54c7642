import "server-only";
import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { settings } from "@/lib/support/env";
import { isPrivateHost } from "@/lib/support/private-host";

/** A name in public may stand for an address that is not: the address is judged when it is connected to, as names are before. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, options, (error, found, family) => {
    const hidden = error ? undefined : [found].flat().find((one) => isPrivateHost(addressIn(one)));
    if (hidden === undefined || settings().allowLoopbackUpstreams) return callback(error, found, family);
    callback(Object.assign(new Error("The name stands for a private address"), { code: "EPRIVATE" }), found, family);
  });
};

function addressIn(found: string | { readonly address: string }): string {
  return typeof found === "string" ? found : found.address;
}
