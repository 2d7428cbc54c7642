import { useTranslations } from "next-intl";
import { featureResource } from "@/lib/domain/usage/feature-resource";
import type { UsageKind } from "@/lib/domain/usage/usage-kind";
import type { UsageRate } from "@/lib/domain/usage/usage-rate";
import { DateTime } from "../ui/figures/date-time";
import { Panel } from "../ui/panel";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { TierPrices } from "./tier-prices";

export type RateListProps = { rates: readonly UsageRate[]; kinds: readonly UsageKind[]; mayChange: boolean };

/** Every rate with its prices; an admin opens one to change it. */
export function RateList({ rates, kinds, mayChange }: RateListProps) {
  const t = useTranslations("rates");
  return (
    <Panel title={t("listTitle")} note={t("listNote")}>
      <Table label={t("listTitle")} stack>
        <thead>
          <tr>
            <Th>{t("feature")}</Th>
            <Th>{t("unit")}</Th>
            <Th numeric>{t("price")}</Th>
            <Th>{t("setBy")}</Th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={rate.id}>
              <Td phone="lead" wrap>
                <Name rate={rate} kinds={kinds} mayChange={mayChange} />
              </Td>
              <Td phone="sub">
                <bdi>{rate.unit}</bdi>
              </Td>
              <Td numeric phone="figure">
                <TierPrices tiers={rate.tiers} currency={rate.currency} />
              </Td>
              <Td muted>
                <bdi>{rate.setByName}</bdi> · <DateTime value={rate.setAt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Name({ rate, kinds, mayChange }: { rate: UsageRate } & Pick<RateListProps, "kinds" | "mayChange">) {
  const t = useTranslations("rates");
  const known = kinds.find(
    ({ feature }) => feature === rate.feature || featureResource(feature) === rate.feature,
  )?.name;
  const name = rate.feature === null ? t("everyFeature") : known || rate.feature;
  return (
    <>
      {mayChange ? (
        <RowLink href={`/usage/rates?edit=${rate.id}`}>
          <bdi>{name}</bdi>
        </RowLink>
      ) : (
        <bdi>{name}</bdi>
      )}
      {rate.feature !== null && name !== rate.feature && (
        <span className="block font-mono text-xs text-muted">{rate.feature}</span>
      )}
    </>
  );
}
