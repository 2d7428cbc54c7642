import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { FormSection } from "@/components/ui/form-section";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerAccount } from "@/lib/domain/customers/customer";
import { MOST_WANTED } from "@/lib/domain/plans/plan-limits";
import type { ChosenAccount } from "@/lib/domain/plans/plan-view";
import { paramOf } from "@/lib/domain/values/list-query";
import { ChosenAccounts } from "./chosen-accounts";
import { PlanAccountsForm } from "./plan-accounts-form";
import { type CustomerSearch, PlanCustomerChoice } from "./plan-customer-choice";
import { NEW_PLAN_PATH } from "./plan-paths";

/** Among more, none is found by looking for it. */
const MOST_PAYERS = 100;

export type PlanFromAccountsProps = {
  accounts: readonly ChosenAccount[];
  /** How many were named, or match. */
  total: number;
  /** Whether they are all that a list shows. */
  isList: boolean;
  /** nobody: their assignments shall be removed. */
  target: { readonly customer: CachedCustomer; readonly held: readonly CustomerAccount[] } | "nobody" | null;
  search: CustomerSearch | null;
  params: Params;
};

/** Chosen accounts, where they shall go and who shall pay. */
export function PlanFromAccounts({ accounts, total, isList, target, search, params }: PlanFromAccountsProps) {
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
      <FormSection title={t(isList ? "accounts.listed" : "accounts.chosen", { count: isList ? total : count })}>
        {isList && total > MOST_WANTED ? (
          <Notice
            tone="caution"
            title={t("accounts.tooMany", { most: MOST_WANTED })}
            action={<LinkButton href={`/assignments?${paramOf(params, "list")}`}>{t("accounts.narrow")}</LinkButton>}
          />
        ) : (
          <ChosenAccounts accounts={accounts} unknown={isList ? 0 : total - count} />
        )}
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
              owners={accounts.map(({ owner }) => owner)}
              payers={count > MOST_PAYERS ? null : accounts.map(({ owner, name }) => ({ owner, name }))}
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
