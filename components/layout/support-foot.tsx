import { useLocale, useTranslations } from "next-intl";
import { type BrandingTexts, hasSupport, supportNote } from "@/lib/domain/branding/branding";

const LINK = "underline underline-offset-2 max-sm:inline-flex max-sm:min-h-10 max-sm:items-center";

/** Whom a customer turns to. Nothing where nobody is named. */
export function SupportFoot({ texts }: { texts: BrandingTexts }) {
  const t = useTranslations("shell.my.support");
  const locale = useLocale();
  if (!hasSupport(texts)) return null;
  const { supportName, supportEmail, supportPhone, supportPage } = texts;
  const note = supportNote(texts, locale);
  return (
    <section aria-label={t("title")} className="border-t border-line bg-surface-sunken text-sm">
      <div className="mx-auto w-full max-w-[1120px] px-4 py-4 sm:px-6">
        <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 max-sm:items-center">
          <span className="text-muted">{t("title")}</span>
          {supportName && <span className="font-medium">{supportName}</span>}
          {supportEmail && (
            <a className={LINK} href={`mailto:${supportEmail}`}>
              {supportEmail}
            </a>
          )}
          {supportPhone && (
            <a className={LINK} href={`tel:${supportPhone.replace(/[^\d+x]/gi, "")}`}>
              {supportPhone}
            </a>
          )}
          {supportPage && (
            <a className={LINK} href={supportPage} rel="noreferrer">
              {new URL(supportPage).host}
            </a>
          )}
        </p>
        {note && (
          <p className="mt-1 max-w-prose break-words text-muted" lang={note.lang === locale ? undefined : note.lang}>
            {note.text}
          </p>
        )}
      </div>
    </section>
  );
}
