import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/link-button";

export function NothingHere() {
  const t = useTranslations("access.notFound");
  return (
    <div className="py-6">
      <h1 className="text-xl font-medium">{t("title")}</h1>
      <p className="mt-1 mb-4 text-muted">{t("note")}</p>
      <LinkButton href="/">{t("home")}</LinkButton>
    </div>
  );
}
