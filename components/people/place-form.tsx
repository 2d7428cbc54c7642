"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { changePersonPlaceAction } from "@/lib/actions/people-actions";
import type { Role } from "@/lib/domain/access/roles";
import { whyNotChangePerson, whyNotPlace } from "@/lib/domain/people/person-rules";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast-store";
import { type ChosenCustomer, CustomersField, placeOf } from "./customers-field";
import type { PersonPanelProps } from "./person-panel-props";
import { PersonRefusalNotice } from "./person-refusal-notice";
import { RoleChoice } from "./role-choice";
import { usePersonSend } from "./use-person-send";

/** Another role, or another customer for a viewer. */
export function PlaceForm({ person, byId, otherAdmins }: PersonPanelProps) {
  const t = useTranslations("person");
  const [role, setRole] = useState<Role>(person.role);
  const [customers, setCustomers] = useState<readonly ChosenCustomer[]>(customersOf(person));
  const [isMissing, setMissing] = useState(false);
  const { pending, refusal, send } = usePersonSend<"place">();
  const wanted = placeOf(role, customers);
  const isSame = JSON.stringify(wanted) === JSON.stringify(placeOf(person.role, customersOf(person)));
  const reasonOf = (to: Role) => {
    const reason = whyNotChangePerson({ byId, change: "role", person, role: to, otherAdmins });
    return reason && t(`reasons.${reason.code}`);
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const misplaced = whyNotPlace(wanted) !== null;
    setMissing(misplaced);
    if (misplaced || isSame) return;
    const draft = { id: person.id, version: person.version, ...wanted };
    const changed = await send("place", () => changePersonPlaceAction(draft));
    if (changed) showToast({ tone: "positive", title: t("place.done", { name: person.name }) });
  }

  return (
    <form onSubmit={submit} noValidate aria-label={t("place.title")} className="flex flex-col gap-4">
      <PersonRefusalNotice refusal={refusal} />
      <RoleChoice role={role} onChoose={setRole} reasonOf={reasonOf} />
      {role === "viewer" && (
        <CustomersField
          chosen={customers}
          onChoose={setCustomers}
          error={isMissing ? t("issues.customer-needed") : undefined}
        />
      )}
      <div>
        <Button type="submit" pending={pending !== null} reason={isSame ? t("place.same") : null}>
          {t("place.submit")}
        </Button>
      </div>
    </form>
  );
}

function customersOf({ customerId, customerName, furtherCustomers }: PersonPanelProps["person"]): ChosenCustomer[] {
  return customerId === null ? [] : [{ id: customerId, name: customerName ?? customerId }, ...furtherCustomers];
}
