import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Age } from "@/components/ui/figures/age";
import { DateTime } from "@/components/ui/figures/date-time";
import { Panel } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import type { KnownAccount } from "@/lib/domain/accounts/known-account";

/** What CloudHealth says of an account, or said last. */
export function AccountFacts({ account, now }: { account: KnownAccount; now: Date }) {
  const t = useTranslations("account");
  const { owner, name, amazonName, type, family, isActive, fetchedAt, removedAt } = account;
  const gone = removedAt && t.rich("unlisted", { time: () => <DateTime value={removedAt} show="both" /> });
  return (
    <Panel title={t("facts")}>
      <DefinitionList
        facts={[
          { label: t("number"), value: <AccountNumber value={owner} /> },
          { label: t("name"), value: <bdi>{name}</bdi> },
          {
            label: t("amazonName"),
            value: amazonName === null || amazonName === name ? t("same") : <bdi>{amazonName}</bdi>,
          },
          { label: t("type"), value: t(`types.${type}`) },
          { label: t("family"), value: family === null ? t("noFamily") : <bdi>{family}</bdi> },
          {
            label: t("status"),
            value: (
              <Status tone={gone || !isActive ? "caution" : "positive"}>
                {gone ?? t(isActive ? "active" : "inactive")}
              </Status>
            ),
          },
          { label: t("read"), value: <Age since={fetchedAt} now={now} /> },
        ]}
      />
    </Panel>
  );
}
