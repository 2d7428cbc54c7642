import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Role } from "@/lib/domain/access/roles";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { DateTime } from "../ui/figures/date-time";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly disabledAt: Date | null;
}

export function PeopleTable({ people, you }: { people: readonly PersonLine[]; you: string }) {
  const t = useTranslations("people.people");
  const roles = useTranslations("access.roles");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("email")}</Th>
          <Th>{t("role")}</Th>
          <Th>{t("customer")}</Th>
          <Th>{t("state")}</Th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, email, role, customerId, disabledAt }) => (
          <tr key={id}>
            <Td phone="lead">
              <bdi>{name}</bdi>
              {id === you && <span className="text-muted"> · {t("you")}</span>}
            </Td>
            <Td muted phone="sub">
              {email}
            </Td>
            <Td phone="figure">{roles(role)}</Td>
            <Td muted>
              {customerId && (
                <Link
                  prefetch={false}
                  href={`/customers/${customerId}`}
                  className="text-text underline underline-offset-2"
                >
                  {customerId}
                </Link>
              )}
            </Td>
            <Td phone="figure2">
              {disabledAt ? (
                <Status tone="neutral">
                  {t("disabled")} · <DateTime value={disabledAt} />
                </Status>
              ) : (
                <Status tone="positive">{t("active")}</Status>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
