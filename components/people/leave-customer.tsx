"use client";

import { leaveCustomerAction } from "@/lib/actions/own-actions";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { Button } from "../ui/button";
import { useChangeView, type ViewFailed } from "./use-change-view";

export type LeaveCustomerProps = { label: string; failed: ViewFailed; customer: CustomerId };

export function LeaveCustomer({ label, failed, customer }: LeaveCustomerProps) {
  const { isPending, changeView } = useChangeView(failed);
  return (
    <Button
      size="sm"
      pending={isPending}
      onClick={() => changeView(() => leaveCustomerAction({}), `/customers/${customer}`)}
    >
      {label}
    </Button>
  );
}
