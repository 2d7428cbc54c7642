import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { FormSection } from "@/components/ui/form-section";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerAccount } from "@/lib/domain/customers/customer";
import { PlanBoard } from "./plan-board";
import { PlanCopyForm } from "./plan-copy-form";
import { type CustomerSearch, PlanCustomerChoice } from "./plan-customer-choice";
import { NEW_PLAN_PATH } from "./plan-paths";

const BOARD_HOLDS = 300;

type Found = { search: CustomerSearch | null; params: Params };
export type PlanFromCopyProps = Found & { from: CachedCustomer | null; to: CachedCustomer | null };

/** All that one customer holds, wanted for another. */
export function PlanFromCopy({ from, to, search, params }: PlanFromCopyProps) {
  const t = useTranslations("plans");
  const href = (changes: Record<string, string | null>) => address(NEW_PLAN_PATH, params, { ...changes, q: null });
  const name = from && to && t("form.suggestedName.copy", { from: from.customer.name, to: to.customer.name });
  return (
    <>
      <FormSection title={t("copy.from")} note={t("copy.note")}>
        <PlanCustomerChoice
          chosen={from}
          search={search}
          hrefOf={(id) => href({ copy: id })}
          changeHref={href({ copy: null })}
        />
      </FormSection>
      {from && (
        <FormSection title={t("copy.to")}>
          <PlanCustomerChoice
            chosen={to}
            search={search}
            hrefOf={(id) => href({ customer: id })}
            changeHref={href({ customer: null })}
          />
          {to && (
            <PlanCopyForm from={from.customer.id} to={to.customer.id} suggestedName={(name ?? "").slice(0, 100)} />
          )}
        </FormSection>
      )}
    </>
  );
}

export type PlanFromPayersProps = Found & {
  customer: CachedCustomer | null;
  held: readonly CustomerAccount[];
};

/** One customer's accounts, each under the payer it shall have. */
export function PlanFromPayers({ customer, held, search, params }: PlanFromPayersProps) {
  const t = useTranslations("plans");
  const href = (id: string | null) => address(NEW_PLAN_PATH, params, { customer: id, q: null });
  const accounts = held.map(({ owner, name, payer }) => ({ owner, name, payer }));
  return (
    <FormSection title={t("board.of")}>
      <PlanCustomerChoice chosen={customer} search={search} hrefOf={href} changeHref={href(null)} />
      {customer && accounts.length === 0 && <p className="text-sm text-muted">{t("board.none")}</p>}
      {customer && accounts.length > BOARD_HOLDS && (
        <p className="text-sm text-muted">{t("board.tooMany", { most: BOARD_HOLDS })}</p>
      )}
      {customer && accounts.length > 0 && accounts.length <= BOARD_HOLDS && (
        <PlanBoard
          key={customer.customer.id}
          customer={customer.customer.id}
          accounts={accounts}
          suggestedName={t("form.suggestedName.payer", { name: customer.customer.name }).slice(0, 100)}
        />
      )}
    </FormSection>
  );
}
