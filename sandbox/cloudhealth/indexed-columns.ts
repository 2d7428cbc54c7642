import type { Sandbox } from "../sandbox";
import { accountsSeenBy } from "./assignments/tenancy";

/** The first question about a column or a whole table makes an index or a list, and no client should be the one who waits for it. */
export function indexColumns(sandbox: Sandbox): void {
  const build = () => {
    const { store } = sandbox;
    store.where("customers", "name", "");
    for (const column of ["name", "ownerId", "awsPayer"] as const) store.where("accounts", column, "");
    store.where("accounts", "tenantId", 0);
    for (const table of ["assignments", "blocks", "tenancies"] as const) {
      store.where(table, "ownerId", "");
      store.where(table, "customerId", 0);
    }
    store.where("blocks", "blockName", "");
    accountsSeenBy(store, null);
  };
  build();
  sandbox.onReset.push(build);
}
