import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { Travel } from "@/lib/domain/assignments/time-travel";

export type TravelFormProps = { pathname: string; travel: Travel | null; of: "account" | "customer"; today: string };

/** Two days: when, and as known when. Works without a script, too. */
export function TravelForm({ pathname, travel, of, today }: TravelFormProps) {
  const t = useTranslations("account.travel");
  return (
    <Form action={pathname} className="flex max-w-[720px] flex-wrap items-end gap-3 max-sm:*:grow">
      <TextField
        label={t(of === "account" ? "at" : "atCustomer")}
        name="at"
        type="date"
        required
        max={today}
        defaultValue={travel?.days.at ?? ""}
      />
      <TextField
        label={t("known")}
        mark={t("optional")}
        name="known"
        type="date"
        max={today}
        defaultValue={travel?.days.known ?? ""}
      />
      <Button type="submit">{t("show")}</Button>
      <p className="basis-full text-xs text-muted">{t("note")}</p>
    </Form>
  );
}
