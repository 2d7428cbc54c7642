import { useTranslations } from "next-intl";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { address, type Params } from "../ui/address";
import { FilterChip } from "../ui/filter-chip";
import { FormSection } from "../ui/form-section";
import { LinkButton } from "../ui/link-button";
import { SearchBox } from "../ui/search-box";
import { Segments } from "../ui/segments";
import { CustomerPick } from "./customer-pick";

export type ReportSubjectProps = {
  /** The page with the form. */
  pathname: string;
  kind: "own" | "chosen" | "linked";
  /** Where all linked customers may be chosen as such: reports that are asked for by themselves. */
  offersLinked?: boolean;
  customers: readonly CachedCustomer[];
  ownRealm: string;
  /** The customers found while some are being chosen; null when none is. */
  choice: { readonly rows: readonly CachedCustomer[]; readonly total: number; readonly q: string } | null;
  params: Params;
};

/** Whose usage is reported: it lives in the address, so that a link can name it. */
export function ReportSubject(props: ReportSubjectProps) {
  const { pathname, kind, offersLinked = false, customers, ownRealm, choice, params } = props;
  const t = useTranslations("usage.form");
  const words = useTranslations("usage");
  const to = (changes: Record<string, string | null>) => address(pathname, params, changes);
  const ids = customers.map(({ customer }) => customer.id);
  const chosen = (wanted: readonly string[]) => (wanted.length === 0 ? null : wanted.join(" "));
  return (
    <FormSection title={t("whose")}>
      <Segments
        label={t("whose")}
        segments={[
          { href: to({ customer: null, of: null, q: null }), label: t("own"), current: kind === "own" },
          { href: to({ of: "customer", q: null }), label: t("ofCustomer"), current: kind === "chosen" },
          ...(offersLinked
            ? [
                {
                  href: to({ customer: null, of: "linked", q: null }),
                  label: t("allLinked"),
                  current: kind === "linked",
                },
              ]
            : []),
        ]}
      />
      {kind === "own" && (
        <p className="text-sm">
          <span className="text-muted">{words("realm")}</span> <span className="font-mono">{ownRealm}</span>
        </p>
      )}
      {kind === "linked" && <p className="text-sm text-muted">{t("allLinkedNote")}</p>}
      {kind === "chosen" && customers.length > 0 && (
        <ul aria-label={t("chosen")} className="flex flex-wrap items-center gap-2">
          {customers.map(({ customer, links }) => (
            <li key={customer.id} className="max-w-full">
              <FilterChip
                label={links.hereRealm ?? t("noRealm")}
                value={customer.name}
                clearHref={to({ of: "customer", customer: chosen(ids.filter((id) => id !== customer.id)) })}
              />
            </li>
          ))}
          {!choice && (
            <li>
              <LinkButton href={to({ of: "customer", q: null })} size="sm" data-hw-soft="stay">
                {t("addCustomers")}
              </LinkButton>
            </li>
          )}
        </ul>
      )}
      {kind === "chosen" && customers.length > 1 && !offersLinked && (
        <p className="text-xs text-muted">{t("severalNote")}</p>
      )}
      {choice && (
        <div className="flex flex-col gap-2">
          <SearchBox label={t("searchCustomers")} value={choice.q} />
          <CustomerPick
            rows={choice.rows}
            total={choice.total}
            chosen={ids}
            hrefOf={(id) => to({ of: "customer", customer: chosen([...ids, id]) })}
          />
          {customers.length > 0 && (
            <div>
              <LinkButton href={to({ of: null, q: null })} size="sm" data-hw-soft="stay">
                {t("doneChoosing")}
              </LinkButton>
            </div>
          )}
        </div>
      )}
    </FormSection>
  );
}
