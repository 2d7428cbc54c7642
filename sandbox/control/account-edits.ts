import { toInstant } from "../clock";
import { accountByOwner } from "../cloudhealth/assignments/tenancy";
import type { Account, Change } from "../rows";
import type { Sandbox } from "../sandbox";
import type { EditOf } from "./edit-input";

type AccountPlace = Pick<Account, "awsPayer" | "clusterName" | "accountType">;

function placeIn({ store }: Sandbox, awsPayer: string | null): AccountPlace {
  const payer = awsPayer === null ? undefined : accountByOwner(store, awsPayer);
  return { awsPayer, clusterName: payer?.name ?? null, accountType: awsPayer === null ? "Standalone" : "Linked" };
}

export function moveFamily(sandbox: Sandbox, { ownerId, awsPayer }: EditOf<"move-family">): Change[] {
  const account = accountByOwner(sandbox.store, ownerId);
  return account === undefined ? [] : [{ put: "accounts", row: { ...account, ...placeIn(sandbox, awsPayer) } }];
}

/** Its assignment stays and names an account that is not there. */
export function removeAccount({ store }: Sandbox, { ownerId }: EditOf<"remove-account">): Change[] {
  const account = accountByOwner(store, ownerId);
  return account === undefined ? [] : [{ drop: "accounts", id: account.id }];
}

export function addAccount({ store, clock }: Sandbox, { name, ownerId }: EditOf<"add-account">): Change[] {
  const id = store.nextId("accounts");
  const row: Account = {
    id,
    index: id,
    trend: id,
    name,
    ownerId,
    amazonName: name,
    accountType: ownerId === null ? "Unknown" : "Standalone",
    awsPayer: null,
    clusterName: null,
    isActive: true,
    level: "unknown",
    createdAt: toInstant(clock.now()),
    tags: [],
  };
  return [{ put: "accounts", row }];
}

/** The vendor finds out late whose account it is. */
export function discoverAccount(sandbox: Sandbox, edit: EditOf<"discover-account">): Change[] {
  const known = sandbox.store.where("accounts", "name", edit.name).find(({ ownerId }) => ownerId === null);
  if (known === undefined) return [];
  const place = placeIn(sandbox, edit.awsPayer);
  return [{ put: "accounts", row: { ...known, ...place, ownerId: edit.ownerId, level: "green" } }];
}
