import "server-only";
import type { OwnScope } from "@/lib/auth/own-account";
import { showTimesIn } from "@/lib/auth/show-times-in";
import { peopleDb } from "@/lib/db/client";
import { findUserById, setDisplay } from "@/lib/db/user-rows";
import { type OwnDisplay, startPages, UTC } from "@/lib/domain/people/display";
import { ok, type Result } from "@/lib/domain/values/result";

export async function loadOwnDisplay(scope: OwnScope): Promise<OwnDisplay> {
  const user = await findUserById(peopleDb(), scope.userId);
  const startPage = startPages(user?.role ?? "viewer").find((page) => page === user?.startPage) ?? "overview";
  return { timeZone: user?.timeZone ?? UTC, startPage };
}

/** Times by the clock of this zone; days and months stay what they are in UTC, by which the vendors bill. */
export async function setOwnDisplay(scope: OwnScope, display: OwnDisplay): Promise<Result<null, never>> {
  await setDisplay(peopleDb(), scope.userId, display);
  await showTimesIn(display.timeZone);
  return ok(null);
}
