import Link from "next/link";
import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { DriftPlace } from "@/lib/domain/drift/drift";

/** Who has an account and whose bill it is on, in two lines; nobody has it when there is no place. */
export function PlaceText({ owner, place }: { owner: string; place: DriftPlace | null }) {
  const t = useTranslations("drift");
  if (place === null) return <span className="text-muted">{t("nobody")}</span>;
  const pays = place.payer === owner ? t("ownPayer") : t("onBillOf", { payer: groupAccountNumber(place.payer) });
  return (
    <span className="block py-1">
      <Link
        prefetch={false}
        href={`/customers/${place.customer}/accounts`}
        className="block max-w-56 truncate text-text no-underline hover:underline"
        title={place.customerName}
      >
        <bdi>{place.customerName}</bdi>
      </Link>
      <span className="block text-xs text-muted">
        {pays}
        {place.managedBy === "v2" && ` · ${t("blocks")}`}
      </span>
    </span>
  );
}
