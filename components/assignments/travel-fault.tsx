import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** What an address asked for and cannot be read as a moment. */
export function TravelFault({ unreadable }: { unreadable: readonly string[] }) {
  const t = useTranslations("account.travel");
  if (unreadable.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="caution">
        {unreadable.map((text) => (
          <p key={text}>{t("unreadable", { text: text.slice(0, 60) })}</p>
        ))}
      </Notice>
    </div>
  );
}
