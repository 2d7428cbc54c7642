"use server";

import { staffAction } from "@/lib/actions/define-action";
import { showCustomer } from "@/lib/auth/shown-customer";
import { ShownCustomerInput } from "@/lib/domain/access/shown-customer-input";
import { CustomerChangeInput } from "@/lib/domain/customers/customer-change-input";
import { CustomerDeletionInput } from "@/lib/domain/customers/customer-deletion";
import { CustomerDraftInput } from "@/lib/domain/customers/customer-input";
import { VendorLinkInput } from "@/lib/domain/customers/vendor-link-input";
import { changeCustomer } from "@/lib/services/customers/change-customer";
import { createCustomer } from "@/lib/services/customers/create-customer";
import { deleteCustomer } from "@/lib/services/customers/delete-customer";
import { linkCustomer } from "@/lib/services/customers/link-customer";

export const createCustomerAction = staffAction({
  permission: "customers:create",
  input: CustomerDraftInput,
  run: createCustomer,
  refresh: ["/customers"],
});

export const changeCustomerAction = staffAction({
  permission: "customers:change",
  input: CustomerChangeInput,
  run: changeCustomer,
  refresh: ["/customers"],
});

export const linkCustomerAction = staffAction({
  permission: "customers:change",
  input: VendorLinkInput,
  run: linkCustomer,
  refresh: ["/customers"],
});

export const deleteCustomerAction = staffAction({
  permission: "customers:delete",
  proof: "recent",
  input: CustomerDeletionInput,
  run: deleteCustomer,
  refresh: ["/customers", "/assignments"],
});

export const showCustomerAction = staffAction({
  permission: "customers:show",
  input: ShownCustomerInput,
  run: showCustomer,
  refresh: ["/"],
});
