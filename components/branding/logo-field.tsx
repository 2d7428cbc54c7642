import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { LOGO_BOX, LOGO_BYTES_MAX, LOGO_TYPES, type LogoRefusal, whyNotLogo } from "@/lib/domain/branding/logo-file";
import { Button } from "../ui/button";
import { Field, fieldIds } from "../ui/field";

export type ChosenLogo =
  | { readonly at: "keep" | "remove" }
  | { readonly at: "new"; readonly file: File; readonly src: string };

export type LogoFieldProps = {
  hasLogo: boolean;
  error: string | undefined;
  onChosen: (chosen: ChosenLogo, refusal: LogoRefusal | null) => void;
};

const KB = 1024;

/** A picture to send, or the kept one to take away. Needs the words of "branding" and "ui". */
export function LogoField({ hasLogo, error, onChosen }: LogoFieldProps) {
  const t = useTranslations("branding.logo");
  const words = useTranslations("branding");
  const ids = fieldIds(useId());
  const input = useRef<HTMLInputElement>(null);
  const choose = async (file: File | undefined) => {
    if (!file) return onChosen({ at: "keep" }, null);
    const refused = whyNotLogo(new Uint8Array(await file.arrayBuffer()));
    onChosen(refused ? { at: "keep" } : { at: "new", file, src: await toDataUrl(file) }, refused);
  };
  const remove = () => {
    if (input.current) input.current.value = "";
    onChosen({ at: "remove" }, null);
  };
  const hint = t("hint", { kilobytes: LOGO_BYTES_MAX / KB, ...LOGO_BOX });
  return (
    <Field ids={ids} texts={{ label: t("label"), mark: words("optional"), hint, error }}>
      <span className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          id={ids.id}
          type="file"
          name="logo"
          accept={LOGO_TYPES.join(",")}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${ids.errorId} ${ids.hintId}` : ids.hintId}
          onChange={({ target }) => choose(target.files?.[0])}
          className="min-w-0 grow text-sm file:mr-3 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:text-sm file:text-text max-sm:file:h-11"
        />
        <Button reason={hasLogo ? null : t("none")} onClick={remove}>
          {t("remove")}
        </Button>
      </span>
    </Field>
  );
}

/** The policy lets pictures come from here or from data, and a file of this size is small enough. */
function toDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
