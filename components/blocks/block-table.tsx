import { useTranslations } from "next-intl";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Age } from "@/components/ui/figures/age";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CustomerAccount } from "@/lib/domain/customers/customer";

function BlockState({ errors }: { errors: readonly string[] }) {
  const t = useTranslations("blocks");
  if (errors.length === 0) return <Status tone="positive">{t("noErrors")}</Status>;
  return (
    <span className="flex flex-col gap-0.5">
      <Status tone="negative">{t("errors", { count: errors.length })}</Status>
      <span lang="en" className="text-xs whitespace-normal text-muted">
        {errors.join(" · ")}
      </span>
    </span>
  );
}

/** Accounts held through billing blocks: which block, who pays, whose AWS family, and what CloudHealth says against it. */
export function BlockTable({ accounts, now }: { accounts: readonly CustomerAccount[]; now: Date }) {
  const t = useTranslations("blocks");
  const assignments = useTranslations("assignments");
  return (
    <Table label={assignments("accounts")} stack>
      <thead>
        <tr>
          <Th>{assignments("columns.account")}</Th>
          <Th>{assignments("columns.number")}</Th>
          <Th>{t("columns.block")}</Th>
          <Th>{t("columns.payer")}</Th>
          <Th>{t("columns.family")}</Th>
          <Th>{t("columns.errors")}</Th>
          <Th numeric>{assignments("columns.read")}</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.owner}>
            <Td phone="lead" className="truncate sm:max-w-72">
              <bdi className="font-medium">{account.name}</bdi>
            </Td>
            <Td phone="figure">
              <AccountNumber value={account.owner} />
            </Td>
            <Td phone="sub">
              {t(`types.${account.block?.type ?? "unknown"}`)}
              {account.block?.name && <bdi className="text-muted"> {account.block.name}</bdi>}
            </Td>
            <Td phone="hide">
              {account.owner === account.payer ? assignments("paysItself") : <AccountNumber value={account.payer} />}
            </Td>
            <Td phone="hide" muted>
              {account.block?.family ? <AccountNumber value={account.block.family} /> : "—"}
            </Td>
            <Td phone="figure2" wrap>
              <BlockState errors={account.block?.errors ?? []} />
            </Td>
            <Td numeric muted phone="hide">
              <Age since={account.fetchedAt} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
