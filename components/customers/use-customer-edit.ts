import { useMemo, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { type OperationSending, useOperationSend } from "@/components/operations/use-operation-send";
import { changeCustomerAction } from "@/lib/actions/customer-actions";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { Customer } from "@/lib/domain/customers/customer";
import type { CustomerChangeRequest } from "@/lib/domain/customers/customer-change-input";
import { isSettled } from "@/lib/domain/operations/operation";
import type { LatestCustomer } from "@/lib/domain/operations/operation-view";
import { customerResolver } from "./customer-form-issues";
import { type CustomerFormValues, checkChangeForm, customerFormValues } from "./customer-form-values";

interface Base {
  readonly customer: Customer;
  readonly version: number;
}

type Change = CustomerChangeRequest["change"];

interface ChangeDraft {
  readonly customer: string;
  readonly version: number;
  readonly change: Change;
}

export interface CustomerEditing {
  readonly form: UseFormReturn<CustomerFormValues>;
  /** What the form was made from; it stays while the page around it is read again. */
  readonly base: Base;
  readonly sending: ReturnType<typeof useOperationSend<ChangeDraft>>;
  /** What was sent last. */
  readonly change: Change;
  readonly conflict: LatestCustomer | null;
  readonly isOpen: boolean;
  readonly send: (change: Change) => Promise<OperationSending>;
  /** Begins anew from this version, with these values over it. */
  readonly begin: (customer: Customer, version: number, shown?: Customer) => void;
}

export function useCustomerEdit(of: CachedCustomer): CustomerEditing {
  const [base, setBase] = useState<Base>({ customer: of.customer, version: of.version });
  const [change, setChange] = useState<Change>({});
  const resolver = useMemo(
    () =>
      customerResolver((values) => {
        const checked = checkChangeForm(values, base.customer, new Date());
        return checked.ok ? [] : checked.issues;
      }),
    [base],
  );
  const form = useForm<CustomerFormValues>({
    defaultValues: customerFormValues(of.customer),
    // Not on blur: a fault that appears as the pointer goes down on the button moves the button away from under it.
    mode: "onChange",
    delayError: 600,
    resolver,
    shouldFocusError: false,
  });
  const sending = useOperationSend<ChangeDraft>(`change-customer:${of.customer.id}`, changeCustomerAction);
  const { operation, refusals } = sending;
  const [refusal] = refusals;
  return {
    form,
    base,
    sending,
    change,
    conflict: (refusal?.code === "version-conflict" && refusal.latest) || null,
    isOpen: operation !== null && (!isSettled(operation.state) || operation.state === "NEEDS_REVIEW"),
    send: (wanted) => {
      setChange(wanted);
      return sending.send({ customer: of.customer.id, version: base.version, change: wanted });
    },
    begin: (customer, version, shown = customer) => {
      setBase({ customer, version });
      form.reset(customerFormValues(shown));
      sending.reset();
    },
  };
}
