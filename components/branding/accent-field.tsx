import { useFormatter, useTranslations } from "next-intl";
import { accentContrast, isColour, LEAST_CONTRAST, OWN_ACCENTS, type ShownTheme } from "@/lib/domain/branding/accent";
import { TextField } from "../ui/text-field";

export type AccentFieldProps = {
  theme: ShownTheme;
  name: string;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
};

/** A colour typed or picked, and how well it is read where it will stand. Needs the words of "branding". */
export function AccentField({ theme, name, value, error, onValue }: AccentFieldProps) {
  const t = useTranslations("branding.accent");
  const words = useTranslations("branding");
  const format = useFormatter();
  const typed = value.trim().toLowerCase();
  const ratio = isColour(typed) ? accentContrast(theme, typed) : null;
  // Rounded down, so that what falls short is never told as enough.
  const shown = (one: number) => format.number(Math.floor(one * 10) / 10, { minimumFractionDigits: 1 });
  const reached = ratio === null ? null : { ratio: shown(ratio), least: shown(LEAST_CONTRAST) };
  const isFaint = ratio !== null && ratio < LEAST_CONTRAST;
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 grow">
        <TextField
          name={name}
          label={t(`${theme}.label`)}
          mark={words("optional")}
          value={value}
          onChange={({ target }) => onValue(target.value)}
          hint={reached && !isFaint ? t("reaches", reached) : t("own", { colour: OWN_ACCENTS[theme] })}
          error={reached ? (isFaint ? t(`${theme}.faint`, reached) : undefined) : error}
          mono
          autoComplete="off"
          spellCheck={false}
          maxLength={7}
        />
      </div>
      <input
        type="color"
        aria-label={t(`${theme}.pick`)}
        value={isColour(typed) ? typed : OWN_ACCENTS[theme]}
        onChange={({ target }) => onValue(target.value)}
        className="mt-6 h-9 w-11 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1 max-sm:h-11"
      />
    </div>
  );
}
