import { useTranslations } from "next-intl";
import { type ConnectionPart, isKeyPart, OPTIONAL_PART, PARTS_OF } from "@/lib/domain/settings/connection-parts";
import type { ConnectionView } from "@/lib/domain/settings/connection-view";
import { TextField } from "../ui/text-field";

export type PartFaults = Partial<Record<ConnectionPart, string>>;
export type ConnectionFieldsProps = { connection: ConnectionView; faults: PartFaults };

const ISSUES = [
  "required",
  "too-long",
  "address-form",
  "address-private",
  "address-plain",
  "realm-characters",
  "key-characters",
  "key-needed",
  "key-unreadable",
] as const;

/** A field for each part. Keys come in empty: the browser is never given one. */
export function ConnectionFields({ connection, faults }: ConnectionFieldsProps) {
  const { upstream, origin, parts } = connection;
  const t = useTranslations("connections");
  const words = useTranslations("people.connections.parts");
  const shownOf = (part: ConnectionPart) => parts.find((one) => one.part === part)?.value ?? "";
  const say = (code: string | undefined) => {
    if (code === undefined) return undefined;
    return t(`issues.${ISSUES.find((known) => known === code) ?? "invalid"}`);
  };
  const hintOf = (part: ConnectionPart) => {
    if (!isKeyPart(part)) return part === "address" ? t(`hints.bases.${upstream}`) : t(`hints.${part}`);
    const isKept = origin.at === "portal" && origin.isReadable;
    return isKept ? t("hints.kept", { tail: shownOf(part) }) : t("hints.new");
  };
  return PARTS_OF[upstream].map((part) => {
    const isKey = isKeyPart(part);
    return (
      <TextField
        key={part}
        name={part}
        label={words(part)}
        hint={hintOf(part)}
        error={say(faults[part])}
        {...(part === OPTIONAL_PART && { mark: t("optional") })}
        type={isKey ? "password" : "text"}
        mono={part === "realm"}
        inputMode={isKey || part === "realm" ? "text" : "url"}
        defaultValue={isKey ? "" : shownOf(part)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={500}
      />
    );
  });
}
