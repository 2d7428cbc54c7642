import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { MyAccounts } from "@/components/my/my-accounts";
import { MyCosts } from "@/components/my/my-costs";
import { MyReports } from "@/components/my/my-reports";
import { formatMonth } from "@/components/ui/figures/format-month";
import { requireViewer } from "@/lib/auth/require-viewer";
import { monthOf } from "@/lib/domain/values/month";
import { loadCustomerAccounts } from "@/lib/services/assignments/load-customer-accounts";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { loadUsageReports } from "@/lib/services/usage/load-usage-reports";
import { now } from "@/lib/support/clock";

const REPORTS_SHOWN = 3;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("overview.title") };
}

export default async function MyOverviewPage() {
  const scope = await requireViewer();
  const { customerId } = scope;
  const [costs, { accounts }, usage, t, locale] = await Promise.all([
    loadCostHistory(scope, customerId),
    loadCustomerAccounts(scope, customerId),
    loadUsageReports(scope, { customer: customerId, page: 1, per: REPORTS_SHOWN }),
    getTranslations("my"),
    getLocale(),
  ]);
  const at = now();
  return (
    <>
      <PageHeader
        title={t("overview.title")}
        facts={[{ key: "month", text: `${formatMonth(monthOf(at), locale, "heading")}, UTC` }]}
      />
      <MyCosts costs={costs} now={at} />
      <div className="mt-8">
        <MyAccounts accounts={accounts} now={at} />
        <MyReports {...usage} />
      </div>
    </>
  );
}
