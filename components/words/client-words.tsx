import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { MESSAGES } from "./messages";

export type Namespace = keyof (typeof MESSAGES)["en"];

/** Only the namespaces named here travel to the browser. */
export async function ClientWords({ namespaces, children }: { namespaces: readonly Namespace[]; children: ReactNode }) {
  const locale = await getLocale();
  const messages = Object.fromEntries(namespaces.map((namespace) => [namespace, MESSAGES[locale][namespace]]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={await getTimeZone()}>
      {children}
    </NextIntlClientProvider>
  );
}
