import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import type { KnownAccount, WantedNow } from "@/lib/domain/accounts/known-account";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { AccountFacts } from "./account-facts";
import { AccountHolder } from "./account-holder";

export type AccountNowProps = {
  owner: string;
  page: {
    readonly account: KnownAccount | null;
    readonly wanted: WantedNow | null;
    readonly history: readonly AssignmentEntry[];
  };
  now: Date;
  /** Why this person may not assign; null when they may. */
  writeReason: string | null;
};

/** What is known of an account now, and who has it. */
export function AccountNow({ owner, page, now, writeReason }: AccountNowProps) {
  const t = useTranslations("account");
  const entry = page.history.at(-1) ?? null;
  const isFree = page.account !== null && page.account.removedAt === null && (entry === null || entry.removed);
  return (
    <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-2">
      {page.account && <AccountFacts account={page.account} now={now} />}
      <div>
        <AccountHolder owner={owner} entry={entry} wanted={page.wanted} />
        {isFree && (
          <div className="mt-3">
            <LinkButton href={`/assignments/assign?account=${owner}`} reason={writeReason}>
              {t("assign")}
            </LinkButton>
          </div>
        )}
      </div>
    </div>
  );
}
