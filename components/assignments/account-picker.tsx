import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

export type AccountPickerProps = {
  accounts: readonly AwsAccount[];
  chosen: AwsAccount | null;
  onChoose: (owner: AwsAccountId) => void;
  legend: string;
};

/** The chosen account stays in view when the search has moved on. */
export function AccountPicker({ accounts, chosen, onChoose, legend }: AccountPickerProps) {
  const isOffered = chosen !== null && accounts.some((account) => account.owner === chosen.owner);
  const shown = chosen === null || isOffered ? accounts : [chosen, ...accounts];
  if (shown.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className="max-h-80 overflow-y-auto rounded-md border border-line">
        {shown.map((account) => (
          <AccountOption
            key={account.owner}
            account={account}
            isChosen={account.owner === chosen?.owner}
            onChoose={onChoose}
          />
        ))}
      </div>
    </fieldset>
  );
}

type AccountOptionProps = { account: AwsAccount; isChosen: boolean; onChoose: (owner: AwsAccountId) => void };

function AccountOption({ account, isChosen, onChoose }: AccountOptionProps) {
  const t = useTranslations("assignments");
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2.5 border-b border-line px-3 py-1 text-sm last:border-b-0 hover:bg-surface-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-sm:min-h-11">
      <input
        type="radio"
        name="owner"
        value={account.owner}
        checked={isChosen}
        onChange={() => onChoose(account.owner)}
        className="size-[15px] shrink-0 accent-accent-fill outline-none"
      />
      <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
        <bdi className="min-w-0 grow basis-40 truncate font-medium">{account.name}</bdi>
        <span className="tnum font-mono text-muted">{groupAccountNumber(account.owner)}</span>
        <span className="w-40 truncate text-xs text-muted max-sm:w-full">{account.family ?? t("noFamily")}</span>
      </span>
    </label>
  );
}
