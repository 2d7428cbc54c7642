import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { PriceScenario } from "@/lib/domain/pricing/price-scenario";
import type { SavedScenario, ScenarioKeep, ScenarioLine } from "@/lib/domain/pricing/saved-scenario";
import { customerId } from "@/lib/domain/values/customer-id";
import { month } from "@/lib/domain/values/month";

interface Owner {
  readonly id: string;
  readonly name: string;
}

export async function findScenario(db: Db, id: string, userId: string): Promise<SavedScenario | null> {
  const row = await db.priceScenario.findFirst({ where: { id, OR: [{ shared: true }, { ownerId: userId }] } });
  return row && { ...toLine(row, userId), scenario: fromDocument<PriceScenario>(row.body) };
}

/** A person's own scenarios and those the others share, the last changed first. */
export async function listScenarios(db: Db, userId: string): Promise<ScenarioLine[]> {
  const rows = await db.priceScenario.findMany({
    where: { OR: [{ shared: true }, { ownerId: userId }] },
    omit: { body: true },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
  });
  const names = await db.customer.findMany({
    where: { id: { in: rows.map((row) => row.customerId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map((one) => [one.id, one.name]));
  return rows.map((row) => ({ ...toLine(row, userId), customerName: nameOf.get(row.customerId) ?? null }));
}

/** The version that is kept now, or null when another one stands there. What is sent twice is kept once. */
export async function putScenario(
  db: Db,
  wanted: ScenarioKeep,
  owner: Owner,
): Promise<{ version: number; isKnown: boolean } | null> {
  const { id, version, name, customer, month: of, shared } = wanted;
  const body = JSON.stringify(wanted.scenario);
  const put = await db.$queryRaw<{ version: number }[]>`
    INSERT INTO price_scenario (id, name, month, customer_id, body, owner_id, owner_name, shared)
    VALUES (${id}::uuid, ${name}, ${of}, ${customer}, ${body}::jsonb, ${owner.id}::uuid, ${owner.name}, ${shared})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, shared = excluded.shared,
      version = price_scenario.version + 1, updated_at = now()
    WHERE price_scenario.owner_id = excluded.owner_id AND price_scenario.version = ${version}
    RETURNING version`;
  if (put[0] !== undefined) return { version: put[0].version, isKnown: false };
  const same = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM price_scenario WHERE id = ${id}::uuid AND owner_id = ${owner.id}::uuid
      AND version = ${version + 1} AND name = ${name} AND shared = ${shared} AND body = ${body}::jsonb`;
  return same[0] ? { version: same[0].version, isKnown: true } : null;
}

export interface ScenarioHead {
  readonly ownerId: string;
  readonly name: string;
  readonly shared: boolean;
}

export async function findScenarioOwner(db: Db, id: string): Promise<ScenarioHead | null> {
  return db.priceScenario.findUnique({ where: { id }, select: { ownerId: true, name: true, shared: true } });
}

export async function dropScenario(db: Db, id: string): Promise<void> {
  await db.priceScenario.deleteMany({ where: { id } });
}

interface LineRow {
  readonly id: string;
  readonly name: string;
  readonly month: string;
  readonly customerId: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly shared: boolean;
  readonly version: number;
  readonly updatedAt: Date;
}

function toLine(row: LineRow, userId: string): Omit<SavedScenario, "scenario"> {
  return {
    id: row.id,
    name: row.name,
    customer: customerId(row.customerId),
    month: month(row.month),
    ownerName: row.ownerName,
    isOwn: row.ownerId === userId,
    isShared: row.shared,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}
