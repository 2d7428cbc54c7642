import { useTranslations } from "next-intl";
import type { CustomerAccount } from "@/lib/domain/customers/customer";
import { CustomerAccountsTable } from "../customers/customer-accounts-table";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";

const SHOWN = 5;

/** The first few accounts, with the way to all. */
export function MyAccounts({ accounts, now }: { accounts: readonly CustomerAccount[]; now: Date }) {
  const t = useTranslations("my.overview");
  const count = accounts.length;
  return (
    <Panel
      title={t("accounts")}
      actions={
        count > 0 && (
          <LinkButton size="sm" href="/my/accounts">
            {t("allAccounts", { count })}
          </LinkButton>
        )
      }
    >
      {count === 0 ? (
        <p className="border-t border-line py-4 text-sm text-muted">{t("noAccounts")}</p>
      ) : (
        <CustomerAccountsTable accounts={accounts.slice(0, SHOWN)} now={now} />
      )}
    </Panel>
  );
}
