import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FormerFigures } from "@/components/pricing/former-figures";
import { PriceReportView } from "@/components/pricing/price-report-view";
import type { Params } from "@/components/ui/address";
import { LinkButton } from "@/components/ui/link-button";
import { requireStaff } from "@/lib/auth/require-staff";
import { compilePriceLists } from "@/lib/domain/pricing/compile-price-lists";
import { priceMonth, priceMonths } from "@/lib/domain/pricing/price-month";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadPriceBackground } from "@/lib/services/pricing/load-price-background";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { now } from "@/lib/support/clock";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerPricingPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("pricing:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer } = found;
  const at = now();
  const asked = await searchParams;
  const month = priceMonth(asked, at);
  const { organization, report, discrepancies } = await loadPriceReport(scope, customer.id, month);
  const key = organization === null ? null : { customer: customer.id, organization, month };
  const background = key && (await loadPriceBackground(scope, key));
  const t = await getTranslations("pricing");
  const pathname = `/customers/${customer.id}/pricing`;
  return (
    <>
      <PriceReportView
        organization={organization}
        unlinked={t("unlinkedNote")}
        report={report}
        discrepancies={discrepancies}
        month={month}
        months={priceMonths(at)}
        now={at}
        pathname={pathname}
        csvHref={`/api/pricing/${customer.id}/csv?month=${month}`}
        receiptHref={`/pricing/receipt?customer=${customer.id}&month=${month}`}
        actions={
          <LinkButton href={`/pricing/what-if?customer=${customer.id}&month=${month}`}>
            {(await getTranslations("whatIf"))("openFor")}
          </LinkButton>
        }
        {...(background ? { prices: compilePriceLists(background.lists.map(({ list }) => list)) } : {})}
      />
      {background && report.state === "present" && (
        <FormerFigures
          former={background.snapshots}
          present={report.value}
          month={month}
          chosen={paramOf(asked, "was") ?? null}
          pathname={pathname}
        />
      )}
    </>
  );
}
