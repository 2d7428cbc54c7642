import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChangePanel } from "@/components/costs/change-panel";
import { CostExplorer } from "@/components/costs/cost-explorer";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { whyMonths } from "@/lib/domain/costs/cost-explorer-query";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { explainChange } from "@/lib/services/costs/explain-change";
import { exploreCosts } from "@/lib/services/costs/explore-costs";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { now } from "@/lib/support/clock";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerCostsPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("costs:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer, accountCount } = found;
  const explorer = await exploreCosts(scope, customer.id, await searchParams);
  const months = whyMonths(explorer.query, now());
  const t = await getTranslations("costs");
  const pathname = `/customers/${customer.id}/costs`;
  return (
    <>
      <CostExplorer
        of={explorer}
        pathname={pathname}
        now={now()}
        emptyNote={t(
          !customer.partnerBilling.enabled
            ? "emptyBillingOff"
            : accountCount === 0
              ? "emptyUnassigned"
              : "emptyAssigned",
        )}
      />
      {explorer.costs.state === "present" && (
        <ChangePanel
          change={await explainChange(scope, { customer: customer.id, ...months })}
          months={months}
          of={explorer}
          pathname={pathname}
          now={now()}
        />
      )}
    </>
  );
}
