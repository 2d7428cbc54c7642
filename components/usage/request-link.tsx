import { FilePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/link-button";

export function RequestLink({ href, allowed, why }: { href: string; allowed: boolean; why?: string | null }) {
  const t = useTranslations("usage");
  return (
    <LinkButton
      href={href}
      look="primary"
      icon={<FilePlus size={16} aria-hidden />}
      reason={allowed ? (why ?? null) : t("requestReason")}
    >
      {t("request")}
    </LinkButton>
  );
}
