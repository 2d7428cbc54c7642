import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";

export type AccountPickerProps = {
  accounts: readonly AwsAccount[];
  chosen: readonly AwsAccount[];
  /** One, or any number of them. */
  several?: boolean;
  onChoose: (account: AwsAccount) => void;
  legend: string;
};

/** What is chosen stays in view, first, when the search has moved on. */
export function AccountPicker({ accounts, chosen, several = false, onChoose, legend }: AccountPickerProps) {
  const t = useTranslations("assignments");
  const elsewhere = chosen.filter(({ owner }) => !accounts.some((account) => account.owner === owner));
  const shown = [...elsewhere, ...accounts];
  if (shown.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className="max-h-80 overflow-y-auto rounded-md border border-line">
        {shown.map((account) => (
          <label
            key={account.owner}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 border-b border-line px-3 py-1 text-sm last:border-b-0 hover:bg-surface-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-sm:min-h-11"
          >
            <input
              type={several ? "checkbox" : "radio"}
              name="owner"
              value={account.owner}
              checked={chosen.some(({ owner }) => owner === account.owner)}
              onChange={() => onChoose(account)}
              className="size-[15px] shrink-0 hw-check outline-none"
            />
            <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
              <bdi className="min-w-0 grow basis-40 truncate font-medium">{account.name}</bdi>
              <span className="tnum font-mono text-muted">{groupAccountNumber(account.owner)}</span>
              <span className="w-40 truncate text-xs text-muted max-sm:w-full">{account.family ?? t("noFamily")}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
