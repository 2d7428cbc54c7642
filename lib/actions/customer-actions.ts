"use server";

import { staffAction } from "@/lib/actions/define-action";
import { CustomerDraftInput } from "@/lib/domain/customers/customer-input";
import { createCustomer } from "@/lib/services/customers/create-customer";

export const createCustomerAction = staffAction({
  permission: "customers:create",
  input: CustomerDraftInput,
  run: createCustomer,
  refresh: ["/customers"],
});
