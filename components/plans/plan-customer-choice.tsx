import { useTranslations } from "next-intl";
import { Quantity } from "@/components/ui/figures/quantity";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { LinkButton } from "@/components/ui/link-button";
import { RowLink } from "@/components/ui/row-link";
import { SearchBox } from "@/components/ui/search-box";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";

export interface CustomerSearch {
  readonly rows: readonly CachedCustomer[];
  readonly total: number;
  readonly q: string;
}

export type PlanCustomerChoiceProps = {
  /** The one that is chosen; the search is shown while none is. */
  chosen: CachedCustomer | null;
  search: CustomerSearch | null;
  hrefOf: (id: string) => string;
  changeHref: string;
};

export function PlanCustomerChoice({ chosen, search, hrefOf, changeHref }: PlanCustomerChoiceProps) {
  const t = useTranslations("plans.form");
  const copy = useTranslations("plans.copy");
  if (chosen) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <p>
          <bdi className="font-medium">{chosen.customer.name}</bdi>
          <span className="text-muted"> · {copy("count", { count: chosen.accountCount })}</span>
          {!chosen.customer.partnerBilling.enabled && <span className="text-caution"> · {t("billingOff")}</span>}
        </p>
        <LinkButton href={changeHref} size="sm">
          {t("change")}
        </LinkButton>
      </div>
    );
  }
  if (!search) return null;
  return (
    <div className="flex flex-col gap-2">
      <SearchBox label={t("searchCustomers")} value={search.q} />
      {search.rows.length === 0 ? (
        <p className="py-2 text-sm text-muted">{t("noCustomers")}</p>
      ) : (
        <Found search={search} hrefOf={hrefOf} />
      )}
    </div>
  );
}

function Found({ search, hrefOf }: { search: CustomerSearch; hrefOf: (id: string) => string }) {
  const t = useTranslations("plans.form");
  const words = useTranslations("assignments.pick.columns");
  const left = search.total - search.rows.length;
  return (
    <>
      <KeyboardRows>
        <Table label={words("customer")} density="compact" stack>
          <thead>
            <tr>
              <Th>{words("customer")}</Th>
              <Th numeric>{words("accounts")}</Th>
            </tr>
          </thead>
          <tbody>
            {search.rows.map(({ customer, accountCount }) => (
              <tr key={customer.id}>
                <Td phone="lead" className="truncate sm:max-w-96">
                  <RowLink href={hrefOf(customer.id)} data-hw-soft="stay">
                    <bdi>{customer.name}</bdi>
                  </RowLink>
                </Td>
                <Td numeric muted phone="figure">
                  <Quantity value={String(accountCount)} digits={0} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </KeyboardRows>
      {left > 0 && <p className="text-xs text-muted">{t("moreCustomers", { count: left })}</p>}
    </>
  );
}
