"use server";

import { staffAction } from "@/lib/actions/define-action";
import { ApplyBulkInput } from "@/lib/domain/customers/apply-bulk-input";
import { ApplyImportInput, CustomerImportInput, DiscardImportInput } from "@/lib/domain/customers/customer-import";
import { applyBulkEdit } from "@/lib/services/customers/apply-bulk-edit";
import { applyCustomerImport } from "@/lib/services/customers/apply-customer-import";
import { discardCustomerImport } from "@/lib/services/customers/discard-customer-import";
import { startCustomerImport } from "@/lib/services/customers/start-customer-import";

export const startCustomerImportAction = staffAction({
  permission: "customers:change",
  input: CustomerImportInput,
  run: startCustomerImport,
  refresh: ["/customers/import"],
});

export const applyCustomerImportAction = staffAction({
  proof: "recent",
  permission: "customers:change",
  input: ApplyImportInput,
  run: applyCustomerImport,
  refresh: ["/customers", "/activity"],
});

export const discardCustomerImportAction = staffAction({
  permission: "customers:change",
  input: DiscardImportInput,
  run: discardCustomerImport,
  refresh: ["/customers/import", "/activity"],
});

export const applyBulkEditAction = staffAction({
  proof: "recent",
  permission: "customers:change",
  input: ApplyBulkInput,
  run: applyBulkEdit,
  refresh: ["/customers", "/activity"],
});
