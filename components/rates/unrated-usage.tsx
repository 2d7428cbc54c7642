import { useTranslations } from "next-intl";
import { featureResource } from "@/lib/domain/usage/feature-resource";
import type { UsageKind } from "@/lib/domain/usage/usage-kind";
import { address } from "../ui/address";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";

/** What kept reports hold usage of and no rate prices: its cost is not known, which is not zero. */
export function UnratedUsage({ kinds, mayChange }: { kinds: readonly UsageKind[]; mayChange: boolean }) {
  const t = useTranslations("rates");
  return (
    <Panel title={t("unratedTitle", { count: kinds.length })} note={t("unratedNote")}>
      <ul className="border-t border-line">
        {kinds.map(({ feature, name, unit }) => (
          <li
            key={`${feature} ${unit}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2 text-sm"
          >
            <span className="min-w-0">
              <bdi>{name || feature}</bdi> · <bdi>{unit}</bdi>
              <span className="block font-mono text-xs break-all text-muted">{featureResource(feature)}</span>
            </span>
            <LinkButton
              size="sm"
              href={address("/usage/rates", { edit: "new", feature: featureResource(feature), unit })}
              reason={mayChange ? null : t("notAllowed")}
            >
              {t("setRate")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
