import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { Panel } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import type { WantedNow } from "@/lib/domain/accounts/known-account";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { AccountLink } from "./account-link";

export type AccountHolderProps = {
  owner: string;
  /** What holds now; null when nobody ever had it. */
  entry: AssignmentEntry | null;
  wanted: WantedNow | null;
};

/** Who has the account now, and what is wanted if that is something else. */
export function AccountHolder({ owner, entry, wanted }: AccountHolderProps) {
  const t = useTranslations("account");
  const locale = useLocale();
  const held = entry === null || entry.removed ? null : entry;
  const { place = null } = wanted ?? {};
  const isSame = place === null ? held === null : held?.customer === place.customer && held.payer === place.payer;
  const origin = wanted && {
    name: wanted.setByName,
    time: formatInstant({ at: wanted.setAt, locale, show: "both" }),
  };
  return (
    <Panel title={t("holder")}>
      <DefinitionList
        facts={[
          {
            label: t("holderNow"),
            value: held ? (
              <Customer id={held.customer} name={held.customerName} isThere={held.isCustomerThere} />
            ) : (
              <Status tone="caution">{t("nobody")}</Status>
            ),
          },
          ...(held
            ? [
                { label: t("payer"), value: <Payer owner={owner} payer={held.payer} /> },
                { label: t("interface"), value: t(held.managedBy) },
              ]
            : []),
          {
            label: t("wanted"),
            value: isSame ? (
              t(wanted === null ? "wantedNothing" : "wantedSame")
            ) : (
              <Status tone="caution">{place === null ? t("nobody") : <bdi>{place.customerName}</bdi>}</Status>
            ),
            note: wanted && origin && t(`sources.${wanted.source}`, origin),
          },
          ...(!isSame && place ? [{ label: t("payer"), value: <Payer owner={owner} payer={place.payer} /> }] : []),
        ]}
      />
      {!isSame && (
        <p className="mt-2 text-sm">
          {t("differs")}{" "}
          <Link prefetch={false} href={`/assignments/drift?q=${owner}`} className="underline underline-offset-2">
            {t("seeDrift")}
          </Link>
        </p>
      )}
    </Panel>
  );
}

function Customer({ id, name, isThere }: { id: string; name: string; isThere: boolean }) {
  if (!isThere) return <bdi>{name}</bdi>;
  return (
    <Link prefetch={false} href={`/customers/${id}/accounts`}>
      <bdi>{name}</bdi>
    </Link>
  );
}

function Payer({ owner, payer }: { owner: string; payer: string }) {
  const t = useTranslations("account");
  return payer === owner ? t("ownBill") : <AccountLink owner={payer} />;
}
