import { setImmediate as nextTurn } from "node:timers/promises";
import type { CloudMcWorld } from "../cloudmc-world";
import type { NameMap, OrganizationRow } from "../organizations/organization-rows";
import { type AppliedPricing, isWithin } from "../pricing/price-scope";
import type { ProductLine } from "../pricing/priced-lines";
import { moneyText } from "../pricing/tier-pricing";
import { groupLines, linesFrom } from "./organization-report";
import type { ReportQuery } from "./report-query";

/** Other requests get their turn at least this often while a long report is made. */
const STRETCH_MS = 12;
const KEPT_ENTRIES = 20_000;

type Entry = Record<string, unknown>;
type EntryAsk = { query: ReportQuery; deletedIsText: boolean };

function deletionOf({ deletedAt, deletedBy }: OrganizationRow): Entry {
  if ((deletedAt ?? null) === null) return {};
  return { deletedDate: deletedAt, ...(deletedBy === undefined ? {} : { deletedBy }) };
}

/** The name a package shows: its own, or that of the pricing it applies. */
function nameOf(world: CloudMcWorld, { row }: AppliedPricing): NameMap {
  return row.name ?? world.definitions.get(row.pricingId)?.row.name ?? {};
}

type Shown = { name: NameMap; pricing: AppliedPricing; lines: ProductLine[] };

function showEntry(ask: EntryAsk, { name, pricing, lines }: Shown): Entry {
  const { organization } = ask.query;
  const [found] = groupLines(lines);
  const isDeleted = (organization.deletedAt ?? null) !== null;
  return {
    id: organization.id,
    name: organization.name,
    total: found === undefined ? "0.00" : moneyText(found.total),
    currency: pricing.row.currency,
    categories: (found?.categories ?? []).map(({ category, subTotal }) => ({
      name: category.name,
      subTotal: moneyText(subTotal),
    })),
    appliedPricing: { id: pricing.row.id, name },
    orgDeleted: ask.deletedIsText ? String(isDeleted) : isDeleted,
    metadata: deletionOf(organization),
  };
}

function entriesOf(world: CloudMcWorld, ask: EntryAsk, resellerId: string): Entry[] {
  const lines = linesFrom(world, ask.query, resellerId) ?? [];
  const used = [...new Map(lines.map((line) => [line.pricing.row.id, line.pricing])).values()];
  used.sort((a, b) => a.startMs - b.startMs);
  return used.map((pricing) =>
    showEntry(ask, {
      name: nameOf(world, pricing),
      pricing,
      lines: lines.filter((line) => line.pricing.row.id === pricing.row.id),
    }),
  );
}

type Kept = { world: CloudMcWorld; entries: Map<string, Entry[]> };
let kept: Kept | null = null;

/** Made once per organization and period, until a row that matters changes or the running hour does. */
function keptEntries(world: CloudMcWorld, ask: EntryAsk, resellerId: string): Entry[] {
  if (kept?.world !== world || kept.entries.size > KEPT_ENTRIES) kept = { world, entries: new Map() };
  const { organization, range, filter, nowMs } = ask.query;
  const running = range.toMs > nowMs ? Math.floor(nowMs / 3_600_000) : 0;
  const key = JSON.stringify([organization.id, resellerId, range, filter, running, ask.deletedIsText]);
  const known = kept.entries.get(key);
  if (known !== undefined) return known;
  const entries = entriesOf(world, ask, resellerId);
  kept.entries.set(key, entries);
  return entries;
}

/** One entry per organization and pricing found in the period, all at the asking reseller's own prices. Null: none was in force. */
export async function customersReport(
  world: CloudMcWorld,
  query: ReportQuery,
  deletedIsText: boolean,
): Promise<Entry[] | null> {
  const resellerId = query.organization.id;
  const isPriced = world.applied.some(
    (row) => row.organizationId === resellerId && Date.parse(row.startDate) < query.range.toMs,
  );
  if (!isPriced || query.range.fromMs > query.nowMs) return null;
  const entries: Entry[] = [];
  let since = performance.now();
  for (const organization of world.organizations) {
    if (!isWithin(world.tree, organization.id, resellerId)) continue;
    entries.push(...keptEntries(world, { query: { ...query, organization }, deletedIsText }, resellerId));
    if (performance.now() - since < STRETCH_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return entries;
}
