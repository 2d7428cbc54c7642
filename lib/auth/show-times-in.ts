import "server-only";
import { cookies } from "next/headers";
import { hostCookie } from "@/lib/auth/session-cookie";
import { TIME_ZONE_COOKIE, UTC } from "@/lib/domain/people/display";
import { settings } from "@/lib/support/env";

const YEAR_S = 31_536_000;

/** In this browser, from the next page on. */
export async function showTimesIn(zone: string | null): Promise<void> {
  const { name, options } = hostCookie(TIME_ZONE_COOKIE, settings().appOrigin);
  (await cookies()).set(name, zone ?? UTC, { ...options, maxAge: YEAR_S });
}
