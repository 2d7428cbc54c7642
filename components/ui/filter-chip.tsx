import { X } from "lucide-react";
import { useTranslations } from "next-intl";

export function FilterChip({ label, value, clearHref }: { label: string; value: string; clearHref: string }) {
  const t = useTranslations("ui");
  return (
    <span className="inline-flex h-8 max-w-72 items-center rounded-md border border-line bg-accent-soft text-sm max-sm:h-10">
      <span className="truncate pl-2.5">
        <span className="text-muted">{label}</span> {value}
      </span>
      <a
        data-hw-soft="stay"
        href={clearHref}
        aria-label={t("removeFilter", { label, value })}
        className="ml-1 grid h-full w-7 place-items-center rounded-r-md text-muted hover:bg-surface-press hover:text-text max-sm:w-10"
      >
        <X size={14} aria-hidden />
      </a>
    </span>
  );
}
