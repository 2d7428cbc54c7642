import { z } from "zod";
import { UPSTREAMS } from "@/lib/domain/values/upstream";

export const ProbeInput = z.strictObject({ upstream: z.enum(UPSTREAMS, { error: "upstream" }) });
export type ProbeRequest = z.output<typeof ProbeInput>;

/** Calls pass already, or one is on its way to see. */
export type ProbeRefusal = { readonly code: "lane-in-order" };
