import { useTranslations } from "next-intl";
import type { PersonState } from "@/lib/domain/people/person";
import { Status } from "../ui/status";

const TONES = { active: "positive", invited: "pending", disabled: "neutral" } as const;

export function PersonStateMark({ state }: { state: PersonState }) {
  const t = useTranslations("people.states");
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
