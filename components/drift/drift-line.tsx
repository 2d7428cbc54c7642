import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";

/** How many accounts are not where they shall be; nothing while all are. */
export function DriftLine({ count }: { count: number }) {
  const t = useTranslations("drift");
  if (count === 0) return null;
  const see = (
    <LinkButton size="sm" href="/assignments/drift">
      {t("see")}
    </LinkButton>
  );
  return (
    <div className="mt-4">
      <Notice tone="caution" title={t("overview", { count })} action={see} />
    </div>
  );
}
