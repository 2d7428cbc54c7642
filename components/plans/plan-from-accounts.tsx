import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { FormSection } from "@/components/ui/form-section";
import { LinkButton } from "@/components/ui/link-button";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerAccount } from "@/lib/domain/customers/customer";
import type { ChosenAccount } from "@/lib/domain/plans/plan-view";
import { ChosenAccounts } from "./chosen-accounts";
import { PlanAccountsForm } from "./plan-accounts-form";
import { type CustomerSearch, PlanCustomerChoice } from "./plan-customer-choice";
import { NEW_PLAN_PATH } from "./plan-paths";

export type PlanFromAccountsProps = {
  accounts: readonly ChosenAccount[];
  unknown: number;
  /** nobody: their assignments shall be removed. */
  target: { readonly customer: CachedCustomer; readonly held: readonly CustomerAccount[] } | "nobody" | null;
  search: CustomerSearch | null;
  params: Params;
};

/** Chosen accounts, where they shall go and who shall pay. */
export function PlanFromAccounts({ accounts, unknown, target, search, params }: PlanFromAccountsProps) {
  const t = useTranslations("plans");
  const to = (customer: string | null) => address(NEW_PLAN_PATH, params, { customer, q: null });
  const isNobody = target === "nobody";
  const customer = isNobody ? null : (target?.customer ?? null);
  const count = accounts.length;
  const suggested = customer
    ? t("form.suggestedName.accounts", { count, name: customer.customer.name })
    : t("form.suggestedName.release", { count });
  return (
    <>
      <FormSection title={t("accounts.chosen", { count })}>
        <ChosenAccounts accounts={accounts} unknown={unknown} />
      </FormSection>
      {count > 0 && (
        <FormSection title={t("accounts.to")}>
          {isNobody ? (
            <div className="flex flex-wrap items-center gap-4 text-sm">
              <p className="font-medium">{t("accounts.nobody")}</p>
              <LinkButton href={to(null)} size="sm">
                {t("form.change")}
              </LinkButton>
            </div>
          ) : (
            <>
              <PlanCustomerChoice chosen={customer} search={search} hrefOf={to} changeHref={to(null)} />
              {customer === null && (
                <p>
                  <LinkButton href={to("nobody")} size="sm">
                    {t("accounts.toNobody")}
                  </LinkButton>
                </p>
              )}
            </>
          )}
          {target !== null && (
            <PlanAccountsForm
              owners={accounts.map(({ owner, name }) => ({ owner, name }))}
              customer={isNobody ? null : { id: target.customer.customer.id, payers: payersOf(target.held) }}
              suggestedName={suggested.slice(0, 100)}
            />
          )}
        </FormSection>
      )}
    </>
  );
}

function payersOf(held: readonly CustomerAccount[]) {
  return held.filter((one) => one.payer === one.owner).map(({ owner, name }) => ({ owner, name }));
}
