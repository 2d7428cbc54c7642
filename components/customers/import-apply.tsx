"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { applyCustomerImportAction } from "@/lib/actions/customer-import-actions";
import { type CustomerImport, UNTYPED_MAX } from "@/lib/domain/customers/customer-import";
import { TypedApply } from "./typed-apply";

/** Sends what the preview says; whatever is answered, the page below is read again. */
export function ImportApply({ of, reason }: { of: CustomerImport; reason: string | null }) {
  const t = useTranslations("customerImport.apply");
  const router = useRouter();
  const { create, update, refused } = of.counts;
  const count = create + update;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p>
        {t("says", { create, update })} {refused > 0 && t("leavesOut", { refused })}
      </p>
      <TypedApply
        count={count}
        isTyped={count > UNTYPED_MAX}
        label={t("submit", { count })}
        reason={count === 0 ? t("nothing") : reason}
        apply={(typed) => applyCustomerImportAction({ importId: of.id, typed })}
        onAnswer={() => router.refresh()}
      />
    </div>
  );
}
