import { useTranslations } from "next-intl";
import { CopyButton } from "../copy-button";
import { groupAccountNumber } from "./group-account-number";

export function AccountNumber({ value, copy = true }: { value: string; copy?: boolean }) {
  const t = useTranslations("ui");
  return (
    <span className="group/copy inline-flex items-center gap-1 whitespace-nowrap font-mono text-[0.95em]">
      <span>{groupAccountNumber(value)}</span>
      {copy && <CopyButton text={value} label={t("copyAccount", { value })} copiedLabel={t("copied")} />}
    </span>
  );
}
