import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

export function SandboxFootnote() {
  const t = useTranslations("shell");
  return (
    <footer className="flex items-start gap-2 border-t border-line px-4 py-2.5 text-xs text-muted sm:px-6 lg:px-8">
      <FlaskConical size={14} className="mt-px shrink-0" aria-hidden />
      <p>{t("sandbox")}</p>
    </footer>
  );
}
