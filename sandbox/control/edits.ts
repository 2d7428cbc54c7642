import type { Change } from "../rows";
import type { Sandbox } from "../sandbox";
import { addAccount, discoverAccount, moveFamily, removeAccount } from "./account-edits";
import { deleteAssignment, moveCustomer, movePayer } from "./assignment-edits";
import { changeCustomer, deleteCustomer, renameCustomer, switchBilling } from "./customer-edits";
import type { Edit, EditOf } from "./edit-input";
import { changePricing } from "./pricing-edits";

type StoredOp = Exclude<Edit["op"], "revoke-key">;
type Edits = { [Op in StoredOp]: (sandbox: Sandbox, edit: EditOf<Op>) => Change[] };

function archiveReport({ store }: Sandbox, { reportId }: EditOf<"archive-report">): Change[] {
  const report = store.get("reports", reportId);
  return report === undefined ? [] : [{ put: "reports", row: { ...report, status: "archived" } }];
}

const EDITS: Edits = {
  "delete-assignment": deleteAssignment,
  "move-payer": movePayer,
  "move-customer": moveCustomer,
  "move-family": moveFamily,
  "remove-account": removeAccount,
  "add-account": addAccount,
  "discover-account": discoverAccount,
  billing: switchBilling,
  "rename-customer": renameCustomer,
  "change-customer": changeCustomer,
  "delete-customer": deleteCustomer,
  "change-pricing": changePricing,
  "archive-report": archiveReport,
};

function changesOf<Op extends StoredOp>(op: Op, sandbox: Sandbox, edit: EditOf<Op>): Change[] {
  return EDITS[op](sandbox, edit);
}

/** False when there is nothing of that name to edit. */
export function applyEdit(sandbox: Sandbox, edit: Edit): boolean {
  if (edit.op === "revoke-key") {
    if (edit.revoked) sandbox.revokedKeys.add(edit.upstream);
    else sandbox.revokedKeys.delete(edit.upstream);
    return true;
  }
  const changes = changesOf(edit.op, sandbox, edit);
  if (changes.length > 0) sandbox.store.commit(changes);
  return changes.length > 0;
}
