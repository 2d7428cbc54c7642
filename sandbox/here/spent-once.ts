import type { Sandbox } from "../sandbox";

const PRUNED_EVERY_SECONDS = 60;

/** What may be used once is in the store, so that a restart does not forget it; what no clock would accept any more is dropped. */
export class SpentOnce {
  private prunedAt = 0;

  constructor(private readonly sandbox: Sandbox) {}

  /** False when it was spent before. */
  spend(id: string, { untilSeconds, nowSeconds }: { untilSeconds: number; nowSeconds: number }): boolean {
    const { store } = this.sandbox;
    if (store.get("spentOnce", id) !== undefined) return false;
    store.commit([...this.outdated(nowSeconds), { put: "spentOnce", row: { id, untilSeconds } }]);
    return true;
  }

  private outdated(nowSeconds: number): { drop: "spentOnce"; id: string }[] {
    if (Math.abs(nowSeconds - this.prunedAt) < PRUNED_EVERY_SECONDS) return [];
    this.prunedAt = nowSeconds;
    const rows = this.sandbox.store.all("spentOnce").filter((row) => row.untilSeconds < nowSeconds);
    return rows.map(({ id }) => ({ drop: "spentOnce", id }));
  }
}
