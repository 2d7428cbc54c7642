import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { DateTime } from "@/components/ui/figures/date-time";
import { Id } from "@/components/ui/figures/id";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import type { CustomerRecord } from "@/lib/domain/customers/customer-history";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { CUSTOMERS_PATH } from "./customer-filters";
import { HistorySourceText } from "./history-source-text";

export type GoneCustomerProps = { of: CustomerId; last: CustomerRecord; children: ReactNode };

/** In place of every page of a customer that CloudHealth no longer has: since when, through whom, and what it was. */
export function GoneCustomer({ of, last, children }: GoneCustomerProps) {
  const t = useTranslations("customerLife.gone");
  const customers = useTranslations("customers");
  const at = () => <DateTime value={last.validFrom} show="both" />;
  const { source } = last;
  return (
    <>
      <PageHeader
        title={last.facts.name}
        badge={
          <span className="text-sm">
            <Status tone="negative">{t("badge")}</Status>
          </span>
        }
        back={{ href: CUSTOMERS_PATH, label: customers("title") }}
        facts={[
          { key: "id", text: <Id value={of} copy={false} /> },
          { key: "since", text: t.rich("since", { when: at }) },
        ]}
      />
      <div className="mb-6 max-w-[720px]">
        <Notice tone="info" title={t("title")}>
          <p>
            {source === null
              ? t("bySomebody")
              : source.by === "reading"
                ? t("byReading")
                : t("byPerson", { name: source.actorName })}{" "}
            {t("note")}
          </p>
          {source && (
            <p className="mt-1">
              <HistorySourceText source={source} />
            </p>
          )}
        </Notice>
      </div>
      {children}
    </>
  );
}
