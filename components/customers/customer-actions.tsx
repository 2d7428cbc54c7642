import { Link2, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { CUSTOMERS_PATH } from "./customer-filters";
import { ShowCustomer } from "./show-customer";

const ACTIONS = [
  ["edit", Pencil, "customers:change"],
  ["links", Link2, "customers:change"],
  ["delete", Trash2, "customers:delete"],
] as const satisfies readonly (readonly [string, unknown, Permission])[];

/** What can be done about a customer, on each of its pages. */
export function CustomerActions({ of, role }: { of: CustomerId; role: Role }) {
  const t = useTranslations("customerLife.actions");
  const actions = ACTIONS.map(([action, Mark, permission]) => (
    <LinkButton
      key={action}
      href={`${CUSTOMERS_PATH}/${of}/${action}`}
      icon={<Mark size={14} aria-hidden />}
      reason={may(role, permission) ? null : t("reason")}
    >
      {t(action)}
    </LinkButton>
  ));
  const failed = { title: t("showFailed.title"), note: t("showFailed.note") };
  return (
    <>
      {may(role, "customers:show") && <ShowCustomer label={t("show")} failed={failed} customer={of} />}
      {actions}
    </>
  );
}
