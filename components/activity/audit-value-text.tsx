import { useTranslations } from "next-intl";
import { ROLES } from "@/lib/domain/access/roles";
import { auditText } from "@/lib/domain/activity/audit-detail";
import type { AuditValue } from "@/lib/domain/activity/audit-line";

/** A value as people say it; what has no word of its own stands as it was recorded. */
export function AuditValueText({ name, value }: { name: string; value: AuditValue }) {
  const t = useTranslations("audit");
  const roles = useTranslations("access.roles");
  const role = name === "role" ? ROLES.find((known) => known === value) : undefined;
  if (value === null || value === "") return <span className="text-muted">{t("nothing")}</span>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return <bdi className="break-words">{role ? roles(role) : auditText(value)}</bdi>;
}
