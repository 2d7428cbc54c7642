import { useTranslations } from "next-intl";
import { CopyButton } from "../copy-button";

const SHORT_LENGTH = 8;

export function Id({ value, copy = true, short = false }: { value: string; copy?: boolean; short?: boolean }) {
  const t = useTranslations("ui");
  return (
    <span className="group/copy inline-flex max-w-full items-center gap-1 font-mono text-[0.95em]">
      <span className="truncate" title={value}>
        {short && value.length > SHORT_LENGTH ? `${value.slice(0, SHORT_LENGTH)}…` : value}
      </span>
      {copy && <CopyButton text={value} label={`${t("copy")} ${value}`} copiedLabel={t("copied")} />}
    </span>
  );
}
