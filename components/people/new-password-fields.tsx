"use client";

import { useTranslations } from "next-intl";
import {
  checkPassword,
  LONGEST_PASSWORD,
  type PasswordFault,
  SHORTEST_PASSWORD,
} from "@/lib/domain/access/password-rule";
import { TextField } from "../ui/text-field";

export type NewPasswordFault = PasswordFault | "password-differs" | "password-same";
export type NewPassword = { readonly wanted: string; readonly again: string };

export function newPasswordFault({ wanted, again }: NewPassword, email: string): NewPasswordFault | null {
  return checkPassword(wanted, email) ?? (wanted === again ? null : "password-differs");
}

export function newPasswordOf(form: HTMLFormElement): NewPassword {
  const given = new FormData(form);
  return { wanted: String(given.get("wanted") ?? ""), again: String(given.get("again") ?? "") };
}

/** A new password, typed twice. Needs the words of "profile". */
export function NewPasswordFields({ fault }: { fault: NewPasswordFault | null }) {
  const t = useTranslations("profile.password");
  const isSecond = fault === "password-differs";
  const common = { type: "password", autoComplete: "new-password", maxLength: LONGEST_PASSWORD } as const;
  return (
    <>
      <TextField
        {...common}
        name="wanted"
        label={t("wanted")}
        hint={t("hint", { count: SHORTEST_PASSWORD })}
        error={fault && !isSecond ? t(`faults.${fault}`, { count: SHORTEST_PASSWORD }) : undefined}
      />
      <TextField
        {...common}
        name="again"
        label={t("again")}
        error={isSecond ? t("faults.password-differs") : undefined}
      />
    </>
  );
}
