"use client";

import { switchCustomerAction } from "@/lib/actions/own-actions";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { useChangeView, type ViewFailed } from "./use-change-view";

export type CustomerSwitchProps = {
  label: string;
  failed: ViewFailed;
  current: CustomerId;
  customers: readonly { readonly id: CustomerId; readonly name: string }[];
};

/** The name on top of the customer's side, for whoever reads several. */
export function CustomerSwitch({ label, failed, current, customers }: CustomerSwitchProps) {
  const { isPending, changeView } = useChangeView(failed);
  const choose = (id: string) => {
    const wanted = customers.find((customer) => customer.id === id);
    if (wanted) changeView(() => switchCustomerAction({ customer: wanted.id }), "/my");
  };
  return (
    <select
      aria-label={label}
      aria-busy={isPending || undefined}
      disabled={isPending}
      value={current}
      onChange={({ target }) => choose(target.value)}
      className="-ml-1 max-w-full cursor-pointer truncate rounded-sm border border-line bg-surface px-1.5 py-0.5 text-xl font-medium hover:border-line-strong max-sm:h-11"
    >
      {customers.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
