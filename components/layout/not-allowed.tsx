import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { Role } from "@/lib/domain/access/roles";

/** For a page that exists and that this person knows of, but whose work their role does not include. */
export function NotAllowed({ role }: { role: Role }) {
  const t = useTranslations("access");
  return (
    <EmptyState
      kind="not-allowed"
      title={t("notAllowed.title")}
      note={t("notAllowed.note", { role: t(`roles.${role}`) })}
    />
  );
}
