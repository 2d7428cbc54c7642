import { useTranslations } from "next-intl";
import { OperationTable } from "@/components/operations/operation-table";
import { DownloadLink } from "@/components/ui/download-link";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { entryAt, type Travel } from "@/lib/domain/assignments/time-travel";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { AccountHistoryTable } from "./account-history-table";
import { accountPath } from "./account-link";
import { TravelForm } from "./travel-form";

export type AccountPastProps = {
  owner: string;
  page: {
    readonly history: readonly AssignmentEntry[];
    readonly names: ReadonlyMap<string, string>;
    readonly operations: readonly OperationView[];
  };
  travel: Travel | null;
  now: Date;
};

/** Who had the account and when that was learned, and what was sent for it. */
export function AccountPast({ owner, page, travel, now }: AccountPastProps) {
  const t = useTranslations("account");
  const { history, names, operations } = page;
  return (
    <>
      <div className="mt-8">
        <Panel title={t("travel.title")}>
          <TravelForm
            key={`${travel?.days.at} ${travel?.days.known}`}
            pathname={accountPath(owner)}
            travel={travel}
            of="account"
            today={dateOf(now)}
          />
        </Panel>
      </div>
      <Panel
        title={t("history")}
        note={t("historyNote")}
        actions={
          history.length > 0 && (
            <DownloadLink href={`/api/assignments/accounts/${owner}/csv`} note={t("csvNote")} size="sm">
              {t("csv", { count: history.length })}
            </DownloadLink>
          )
        }
      >
        {history.length === 0 ? (
          <p className="border-t border-line py-4 text-sm text-muted">{t("noHistory")}</p>
        ) : (
          <AccountHistoryTable history={history} names={names} current={travel && entryAt(history, travel)} />
        )}
      </Panel>
      <Panel
        title={t("operations")}
        actions={
          <LinkButton size="sm" href="/activity">
            {t("allOperations")}
          </LinkButton>
        }
      >
        {operations.length === 0 ? (
          <p className="border-t border-line py-4 text-sm text-muted">{t("noOperations")}</p>
        ) : (
          <OperationTable operations={operations} />
        )}
      </Panel>
    </>
  );
}
