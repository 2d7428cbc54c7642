"use client";

import { useTranslations } from "next-intl";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { RadioCards } from "../ui/radio-cards";

export type RoleChoiceProps = {
  role: Role;
  onChoose: (role: Role) => void;
  /** Why a role cannot be chosen; null when it can. */
  reasonOf?: (role: Role) => string | null;
};

export function RoleChoice({ role, onChoose, reasonOf }: RoleChoiceProps) {
  const t = useTranslations("person");
  const roles = useTranslations("access.roles");
  return (
    <RadioCards
      legend={t("role")}
      name="role"
      columns={2}
      value={role}
      options={ROLES.map((value) => {
        const reason = reasonOf?.(value) ?? null;
        return { value, label: roles(value), hint: t(`roleNotes.${value}`), ...(reason ? { reason } : {}) };
      })}
      onChange={({ target }) => {
        const chosen = ROLES.find((one) => one === target.value);
        if (chosen) onChoose(chosen);
      }}
    />
  );
}
