import { useTranslations } from "next-intl";
import { Quantity } from "@/components/ui/figures/quantity";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { RowLink } from "@/components/ui/row-link";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

export type CustomerChoiceTableProps = { rows: readonly CachedCustomer[]; account: AwsAccountId };

/** Customers an account could go to; the last word is the form's, with every rule. */
export function CustomerChoiceTable({ rows, account }: CustomerChoiceTableProps) {
  const t = useTranslations("assignments.pick");
  const customers = useTranslations("customers");
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("columns.customer")}</Th>
            <Th>{t("columns.pattern")}</Th>
            <Th numeric>{t("columns.accounts")}</Th>
            <Th>{customers("billing.label")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ customer, pattern, accountCount }) => (
            <tr key={customer.id}>
              <Td phone="lead" className="truncate sm:max-w-96">
                <RowLink href={`/customers/${customer.id}/accounts/assign?account=${account}`}>
                  <bdi>{customer.name}</bdi>
                </RowLink>
              </Td>
              <Td muted>{customers(`pattern.${pattern}`)}</Td>
              <Td numeric muted phone="figure">
                <Quantity value={String(accountCount)} digits={0} />
              </Td>
              <Td phone="sub">
                {customer.partnerBilling.enabled ? (
                  <Status tone="positive">{customers("billing.on")}</Status>
                ) : (
                  <Status tone="caution">{t("billingOff")}</Status>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
