import Link from "next/link";
import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export type PlanPlaceProps = {
  owner: AwsAccountId;
  place: { readonly customer: CustomerId; readonly payer: AwsAccountId } | null;
  name: string | undefined;
};

/** With whom an account is and who pays; or that nobody has it. */
export function PlanPlace({ owner, place, name }: PlanPlaceProps) {
  const t = useTranslations("plans");
  if (place === null) return <span className="text-muted">{t("nobody")}</span>;
  const payer = place.payer === owner ? t("paysItself") : t("linkedTo", { payer: groupAccountNumber(place.payer) });
  return (
    <>
      <Link prefetch={false} href={`/customers/${place.customer}/accounts`} className="no-underline hover:underline">
        <bdi>{name ?? place.customer}</bdi>
      </Link>
      <span className="text-muted"> · {payer}</span>
    </>
  );
}
