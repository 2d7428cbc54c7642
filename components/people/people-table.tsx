import { useTranslations } from "next-intl";
import type { Person } from "@/lib/domain/people/person";
import { DateTime } from "../ui/figures/date-time";
import { KeyboardRows } from "../ui/keyboard-rows";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { PEOPLE_PATH } from "./people-filters";
import { PersonStateMark } from "./person-state-mark";

export function PeopleTable({ people, you }: { people: readonly Person[]; you: string }) {
  const t = useTranslations("people.people");
  const roles = useTranslations("access.roles");
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("email")}</Th>
            <Th>{t("role")}</Th>
            <Th>{t("customer")}</Th>
            <Th>{t("state")}</Th>
            <Th numeric>{t("sessions")}</Th>
            <Th numeric>{t("lastSeen")}</Th>
          </tr>
        </thead>
        <tbody>
          {people.map(
            ({ id, name, email, role, customerId, customerName, furtherCustomers, state, sessions, lastSeenAt }) => (
              <tr key={id}>
                <Td phone="lead" className="truncate sm:max-w-72">
                  <RowLink href={`${PEOPLE_PATH}/${id}`}>
                    <bdi>{name}</bdi>
                  </RowLink>
                  {id === you && <span className="text-muted"> · {t("you")}</span>}
                </Td>
                <Td muted phone="sub" className="truncate sm:max-w-80">
                  {email}
                </Td>
                <Td phone="figure">{roles(role)}</Td>
                <Td muted className="truncate sm:max-w-64">
                  <bdi>{customerName ?? customerId}</bdi>
                  {furtherCustomers.length > 0 && ` ${t("further", { count: furtherCustomers.length })}`}
                </Td>
                <Td phone="figure2">
                  <PersonStateMark state={state} />
                </Td>
                <Td numeric muted={sessions === 0}>
                  {sessions}
                </Td>
                <Td numeric muted>
                  {lastSeenAt ? <DateTime value={lastSeenAt} show="both" /> : t("never")}
                </Td>
              </tr>
            ),
          )}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
