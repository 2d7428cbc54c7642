import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { HERE_TAG, vendorLinks } from "@/lib/domain/customers/customer";

export type RealmEntryProps = { reason: string | null; onLink: (value: string) => void };

/** HERE lists no realms, so one that no report has named yet is typed. */
export function RealmEntry({ reason, onLink }: RealmEntryProps) {
  const t = useTranslations("customerLife.links");
  const [realm, setRealm] = useState("");
  const [isFaulty, setFaulty] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const value = realm.trim();
    const isRealm = vendorLinks([{ key: HERE_TAG, value }]).hereRealm !== null;
    setFaulty(!isRealm);
    if (isRealm) onLink(value);
    else field.current?.focus();
  }

  return (
    <form onSubmit={submit} noValidate aria-label={t("here")} className="mt-4 flex max-w-md items-start gap-2">
      <div className="min-w-0 grow">
        <TextField
          ref={field}
          mono
          name="realm"
          label={t("realm")}
          hint={t("realmHint")}
          error={isFaulty ? t("realmFault") : undefined}
          value={realm}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setRealm(event.target.value)}
        />
      </div>
      <Button type="submit" reason={reason} className="mt-6 h-9 max-sm:h-11">
        {t("link")}
      </Button>
    </form>
  );
}
