import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isTimeZone, TIME_ZONE_COOKIE, UTC } from "@/lib/domain/people/display";
import { chosenIn } from "../ui/choice-cookie";
import { chooseLocale, LOCALE_COOKIE } from "./locale";
import { MESSAGES } from "./messages";

export default getRequestConfig(async () => {
  const kept = await cookies();
  const zone = chosenIn(kept, TIME_ZONE_COOKIE) ?? UTC;
  const locale = chooseLocale(chosenIn(kept, LOCALE_COOKIE), (await headers()).get("accept-language"));
  return { locale, messages: MESSAGES[locale], timeZone: isTimeZone(zone) ? zone : UTC };
});
