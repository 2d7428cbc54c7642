import { useTranslations } from "next-intl";
import type { Difference } from "@/lib/domain/customers/import-row";

/** What a change makes of a customer, value by value, as files write them. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useTranslations("customerImport");
  const value = (text: string) =>
    text === "" ? <span className="text-muted">{t("nothing")}</span> : <bdi className="break-words">{text}</bdi>;
  return (
    <ul className="flex flex-col gap-1">
      {differences.map(({ column, before, after }) => (
        <li key={column} className="whitespace-pre-wrap">
          <span className="text-muted">{t("label", { column: t(`columns.${column}`) })}</span> {value(before)}{" "}
          <span aria-hidden className="text-muted">
            →
          </span>
          <span className="sr-only">{t("becomes")}</span> {value(after)}
        </li>
      ))}
    </ul>
  );
}
