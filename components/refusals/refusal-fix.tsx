import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { LinkButton } from "@/components/ui/link-button";
import { type Fix, fixFor, fixHref, type RefusedThing } from "@/lib/domain/assignments/refusal-fix";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { AnyRefusal } from "./refusal-text";

export type RefusalFixProps = {
  refusal: AnyRefusal;
  about?: RefusedThing | undefined;
  /** Where the payer is chosen on this very page, the choice is set instead of leaving for it. */
  onUsePayer?: ((payer: AwsAccountId) => void) | undefined;
};

const UNKNOWN: RefusedThing = { customer: null, owner: null };

/** What can be clicked to mend a refusal; nothing where nothing helps. Stands under the sentence. */
export function RefusalFix({ refusal, about = UNKNOWN, onUsePayer }: RefusalFixProps) {
  const label = useFixLabel();
  const fix = fixOf(refusal, about);
  if (fix === null) return null;
  return (
    <span className="mt-1.5 block">
      {fix.kind === "use-payer" && onUsePayer ? (
        <Button size="sm" onClick={() => onUsePayer(fix.payer)}>
          {label(fix)}
        </Button>
      ) : (
        <LinkButton size="sm" href={fixHref(fix)}>
          {label(fix)}
        </LinkButton>
      )}
    </span>
  );
}

function useFixLabel(): (fix: Fix) => string {
  const t = useTranslations("refusals.fixes");
  return (fix) => {
    switch (fix.kind) {
      case "plan-move":
        return t(fix.kind, { count: fix.owners.length });
      case "see-holder":
        return t(fix.kind, { name: fix.name });
      case "assign-payer":
        return t(fix.kind, { payer: groupAccountNumber(fix.payer) });
      case "use-payer":
        return fix.payer === fix.owner ? t("pay-for-itself") : t(fix.kind, { payer: groupAccountNumber(fix.payer) });
      default:
        return t(fix.kind);
    }
  };
}

function fixOf(refusal: AnyRefusal, about: RefusedThing): Fix | null {
  switch (refusal.code) {
    case "account-unknown":
    case "account-held":
    case "account-outside-family":
    case "customer-unknown":
    case "billing-not-enabled":
    case "managed-elsewhere":
    case "pattern-is-standalone":
    case "pattern-is-consolidated":
    case "payer-missing":
    case "payer-held-elsewhere":
    case "payer-is-linked":
    case "families-differ":
      return fixFor(refusal, about);
    default:
      return null;
  }
}
