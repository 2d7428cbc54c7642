import { useLocale, useTranslations } from "next-intl";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import type { SavedScenario } from "@/lib/domain/pricing/saved-scenario";
import type { WhatIfGround } from "@/lib/domain/pricing/what-if-ground";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { EmptyState } from "../ui/empty-state";
import { formatMonth } from "../ui/figures/format-month";
import { ClientWords } from "../words/client-words";
import { WhatIfEditor } from "./what-if-editor";

export type CustomerWhatIfViewProps = {
  of: { organization: string | null; report: Cached<PriceReport>; ground: WhatIfGround | null };
  customer: CustomerId;
  opened: SavedScenario | null;
  month: Month;
  now: Date;
};

/** One customer's month to be priced again, or why it cannot be. */
export function CustomerWhatIfView({ of, customer, opened, month, now }: CustomerWhatIfViewProps) {
  const { organization, report, ground } = of;
  const t = useTranslations("whatIf");
  const locale = useLocale();
  if (organization === null) return <EmptyState kind="first-use" title={t("unlinked")} note={t("unlinkedNote")} />;
  if (report.state === "absent" || ground === null)
    return report.state === "absent" ? <NotReadYet of={report} from="cloudmc" now={now} /> : null;
  const isEmpty = !ground.report.generated || ground.report.currencies.length === 0;
  return (
    <>
      <div className="mb-4 empty:hidden">
        <FetchTrouble of={report} now={now} />
      </div>
      {isEmpty ? (
        <EmptyState
          kind="no-result"
          title={t("noUsage", { month: formatMonth(month, locale) })}
          note={t("noUsageNote")}
        />
      ) : (
        <ClientWords namespaces={["whatIf", "pricing", "ui"]}>
          <WhatIfEditor
            key={`${ground.organization} ${month} ${opened?.id}`}
            ground={ground}
            customer={customer}
            opened={opened}
          />
        </ClientWords>
      )}
      <p className="mt-6 text-xs text-muted">
        <FiguresAge of={report} now={now} />
      </p>
    </>
  );
}
