import type { Locale } from "./locale";
import type { MESSAGES } from "./messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: (typeof MESSAGES)["en"];
  }
}
