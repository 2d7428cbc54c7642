import "server-only";
import { z } from "zod";
import { wireInstant, wireInteger, wireList, wireText } from "@/lib/upstreams/json";

export const WireToken = z.object({
  access_token: z.string().min(1).max(16_384),
  /** `bearer` in one example and `Bearer` in another (here-usage.md 3.2). */
  token_type: z.string().regex(/^bearer$/i),
  expires_in: wireInteger.pipe(z.number().positive()),
});
export type WireToken = z.output<typeof WireToken>;

/** A number in the documents' table, a text in clients. */
export const WireTokenRefusal = z.object({ errorCode: z.union([wireInteger, z.string()]).transform(String) });

/** `REPORT-<number>`; the documents' own examples are shorter than the minimum they state (here-usage.md 4.1). */
const reportId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);

const state = z.enum(["pending", "inProgress", "completed", "failed", "archived"]);

/** The id is what counts: a first state nobody documented must not lose it. */
export const WireNewReport = z.object({ id: reportId, status: state.catch("pending") });
export type WireNewReport = z.output<typeof WireNewReport>;

const echoed = wireText(1_000).nullish();

/** The echo spells some names differently from the request: `detail`, `projectId` (here-usage.md 6.1). */
const WireParameters = z.object({
  realm: echoed,
  startDate: wireInstant,
  endDate: wireInstant,
  detail: echoed,
  groupBy: echoed,
  featureId: echoed,
  appId: echoed,
  channelId: echoed,
  chargeType: echoed,
  projectId: echoed,
  billingTag: echoed,
  category: echoed,
  usageFields: z.unknown().optional(),
  subAccounts: wireList(z.string().max(100), 10_000).nullish(),
});

export const WireReport = z.object({
  id: reportId,
  status: state,
  created: wireInstant,
  parameters: WireParameters.nullish().catch(null),
});
export type WireReport = z.output<typeof WireReport>;

/** `count` and `nextOffset` contradict the items in the documents' example and are not read (here-usage.md 12). */
export const WireReportList = z.object({ items: wireList(WireReport, 1_000) });

const WireDetail = z.object({ title: z.unknown().optional(), message: z.unknown().optional() });
const WireRefusal = z.object({
  title: z.unknown().optional(),
  cause: z.unknown().optional(),
  error: z.unknown().optional(),
  error_description: z.unknown().optional(),
  message: z.unknown().optional(),
  details: z.unknown().optional(),
});

/** Three shapes: the usage interface's, its 401/403, the token endpoint's; `details` is one or many (here-usage.md 10). */
export function errorLines(body: unknown): string[] {
  const refusal = WireRefusal.safeParse(body);
  if (!refusal.success) return [];
  const { title, cause, error, error_description, message, details } = refusal.data;
  const detailed = (Array.isArray(details) ? details : [details]).flatMap((detail) => {
    const parts = WireDetail.safeParse(detail);
    return parts.success ? [parts.data.message ?? parts.data.title] : [];
  });
  const lines = [cause ?? title, error_description ?? error, message, ...detailed];
  return [...new Set(lines.filter((line) => typeof line === "string"))];
}
