"use client";

import { Eye } from "lucide-react";
import { showCustomerAction } from "@/lib/actions/customer-actions";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { useChangeView, type ViewFailed } from "../people/use-change-view";
import { Button } from "../ui/button";

export type ShowCustomerProps = { label: string; failed: ViewFailed; customer: CustomerId };

/** Leads to the customer's side as its own people see it. */
export function ShowCustomer({ label, failed, customer }: ShowCustomerProps) {
  const { isPending, changeView } = useChangeView(failed);
  return (
    <Button
      icon={<Eye size={14} aria-hidden />}
      pending={isPending}
      onClick={() => changeView(() => showCustomerAction({ customer }), "/my")}
    >
      {label}
    </Button>
  );
}
