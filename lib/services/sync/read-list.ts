import "server-only";
import { withScope } from "@/lib/db/client";
import { countStaged, dropEarlierPasses, missesAny, type StagedKind, stagePage } from "@/lib/db/sync-staging-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Page } from "@/lib/upstreams/cloudhealth/page-walk";

const MOST_PASSES = 3;

export interface ListToRead<T> {
  readonly kind: StagedKind;
  readonly pages: () => AsyncGenerator<Page<T>>;
  readonly toRow: (item: T) => { readonly key: string; readonly row: object };
  /** Called after each page, with what this pass has met and what the upstream says there is. */
  readonly onPage: (met: number, total: number | null, pass: number) => Promise<void>;
}

export interface ListRead {
  readonly rows: number;
  readonly passes: number;
  /** Whether the last pass met everything; if not, nothing may be counted as missing on its word. */
  readonly isWhole: boolean;
}

/**
 * Stages a whole list. A list shifts when rows come or go between two pages of it, so a pass counts only if its rows
 * are as many as the upstream says, none twice, and the total stood still; otherwise the list is read again, three
 * times at most (RELIABILITY.md 3.2, F14 and F15). Where the upstream tells no total, a pass that misses rows we know
 * is confirmed by another that meets the same ones.
 */
export async function readList<T>(scope: SystemScope, runId: string, list: ListToRead<T>): Promise<ListRead> {
  const { kind } = list;
  for (let pass = 1; ; pass += 1) {
    const { rows, unusable, total, stoodStill } = await readPass(scope, { runId, pass, list });
    const { met, left } = await withScope(scope, (db) => countStaged(db, { runId, kind, pass }));
    const counted = total === null || rows + unusable === total;
    const isOrderly = stoodStill && counted && met === rows;
    const isConfirmed =
      total !== null || (pass > 1 && left === 0) || !(await withScope(scope, (db) => missesAny(db, { runId, kind })));
    if (isOrderly && isConfirmed) {
      await withScope(scope, (db) => dropEarlierPasses(db, { runId, kind, pass }));
      return { rows: met, passes: pass, isWhole: true };
    }
    if (pass === MOST_PASSES) return { rows: met + left, passes: pass, isWhole: false };
  }
}

interface Pass {
  readonly rows: number;
  readonly unusable: number;
  readonly total: number | null;
  readonly stoodStill: boolean;
}

async function readPass<T>(
  scope: SystemScope,
  { runId, pass, list }: { runId: string; pass: number; list: ListToRead<T> },
): Promise<Pass> {
  let [rows, unusable, stoodStill] = [0, 0, true];
  let total: number | null | undefined;
  for await (const page of list.pages()) {
    await withScope(scope, (db) =>
      stagePage(db, { runId, kind: list.kind, pass, rows: page.items.map((item) => list.toRow(item)) }),
    );
    stoodStill &&= total === undefined || total === page.total;
    total = page.total;
    rows += page.items.length;
    unusable += page.unusable;
    await list.onPage(rows, page.total, pass);
  }
  return { rows, unusable, total: total ?? null, stoodStill };
}
