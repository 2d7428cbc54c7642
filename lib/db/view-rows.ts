import "server-only";
import type { Db } from "@/lib/db/client";
import type { SavedView, ViewChange, ViewKeep, ViewPage } from "@/lib/domain/views/saved-view";

/** A person's own views and those the others share, by name. */
export async function listViews(db: Db, page: ViewPage, userId: string): Promise<SavedView[]> {
  const rows = await db.$queryRaw<ViewRow[]>`
    SELECT id, name, params, owner_id, owner_name, shared FROM saved_view
    WHERE page = ${page} AND (shared OR owner_id = ${userId}::uuid) ORDER BY lower(name), id`;
  return rows.map((row) => ({
    id: row.id,
    page,
    name: row.name,
    params: row.params,
    ownerName: row.owner_name,
    isOwn: row.owner_id === userId,
    isShared: row.shared,
  }));
}

interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly params: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly shared: boolean;
}

/** Sent twice, it is kept once; null when the person has another view of that name on this page. */
export async function putView(
  db: Db,
  view: ViewKeep,
  owner: { id: string; name: string },
): Promise<"new" | "known" | null> {
  const added = await db.$executeRaw`
    INSERT INTO saved_view (id, page, name, params, owner_id, owner_name, shared)
    VALUES (${view.id}::uuid, ${view.page}, ${view.name}, ${view.params}, ${owner.id}::uuid, ${owner.name}, ${view.shared})
    ON CONFLICT DO NOTHING`;
  if (added === 1) return "new";
  const known = await db.savedView.count({ where: { id: view.id, ownerId: owner.id, name: view.name } });
  return known === 1 ? "known" : null;
}

export interface ViewHead {
  readonly ownerId: string;
  readonly name: string;
  readonly shared: boolean;
}

export async function findViewOwner(db: Db, id: string): Promise<ViewHead | null> {
  return db.savedView.findUnique({ where: { id }, select: { ownerId: true, name: true, shared: true } });
}

/** False when its owner has another view of that name. */
export async function changeView(db: Db, { id, name, shared }: ViewChange): Promise<boolean> {
  const changed = await db.$executeRaw`
    UPDATE saved_view v SET name = ${name}, shared = ${shared} WHERE id = ${id}::uuid AND NOT EXISTS (
      SELECT FROM saved_view o WHERE o.owner_id = v.owner_id AND o.page = v.page AND o.name = ${name} AND o.id <> v.id)`;
  return changed === 1;
}

export async function dropView(db: Db, id: string): Promise<void> {
  await db.savedView.deleteMany({ where: { id } });
}
