import { useTranslations } from "next-intl";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { address, type Params } from "../ui/address";
import { FormSection } from "../ui/form-section";
import { LinkButton } from "../ui/link-button";
import { SearchBox } from "../ui/search-box";
import { Segments } from "../ui/segments";
import { CustomerPick } from "./customer-pick";

export const NEW_REPORT_PATH = "/usage/new";

export type ReportSubjectProps = {
  customer: CachedCustomer | null;
  ownRealm: string;
  /** The customers found while one is being chosen; null when none is. */
  choice: { readonly rows: readonly CachedCustomer[]; readonly total: number; readonly q: string } | null;
  params: Params;
};

/** Whose usage is reported: it lives in the address, so that a link can name it. */
export function ReportSubject({ customer, ownRealm, choice, params }: ReportSubjectProps) {
  const t = useTranslations("usage.form");
  const words = useTranslations("usage");
  const to = (changes: Record<string, string | null>) => address(NEW_REPORT_PATH, params, changes);
  const ofCustomer = customer !== null || choice !== null;
  return (
    <FormSection title={t("whose")}>
      <Segments
        label={t("whose")}
        segments={[
          { href: to({ customer: null, of: null, q: null }), label: t("own"), current: !ofCustomer },
          { href: to({ customer: null, of: "customer", q: null }), label: t("ofCustomer"), current: ofCustomer },
        ]}
      />
      {!ofCustomer && (
        <p className="text-sm">
          <span className="text-muted">{words("realm")}</span> <span className="font-mono">{ownRealm}</span>
        </p>
      )}
      {customer && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <p>
            <bdi className="font-medium">{customer.customer.name}</bdi>
            <span className="text-muted">
              {" · "}
              {customer.links.hereRealm ?? t("noRealm")}
            </span>
          </p>
          <LinkButton href={to({ customer: null, of: "customer", q: null })} size="sm">
            {t("change")}
          </LinkButton>
        </div>
      )}
      {choice && (
        <div className="flex flex-col gap-2">
          <SearchBox label={t("searchCustomers")} value={choice.q} />
          <CustomerPick
            rows={choice.rows}
            total={choice.total}
            hrefOf={(id) => to({ customer: id, of: null, q: null })}
          />
        </div>
      )}
    </FormSection>
  );
}
