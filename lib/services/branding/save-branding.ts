import "server-only";
import { type LogoPicture, lockBranding, putBranding } from "@/lib/db/branding-rows";
import { inTransaction } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import { rowChanges } from "@/lib/domain/activity/audit-detail";
import type { Branding } from "@/lib/domain/branding/branding";
import type { BrandingDraft, BrandingRefusal } from "@/lib/domain/branding/branding-input";
import type { LogoRefusal } from "@/lib/domain/branding/logo-file";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";
import { redrawLogo } from "@/lib/services/branding/redraw-logo";
import { now } from "@/lib/support/clock";

/** Every customer's page presents the partner so from the next request on. */
export async function saveBranding(
  scope: StaffScope,
  { id, version, texts, logo: wanted }: BrandingDraft,
): Promise<Result<null, NotPermitted | BrandingRefusal>> {
  const forbidden = whyNotPermitted(scope, "branding:manage");
  if (forbidden) return refuse(forbidden);
  const drawn = await draw(wanted);
  if (!drawn.ok) return drawn;
  const logo = drawn.value;
  return inTransaction(scope, async (db) => {
    const before = await lockBranding(db);
    if (before.requestId === id) return ok(null);
    if (before.version !== version) return refuse({ code: "branding-changed" });
    const by = { requestId: id, setByName: scope.name, setAt: now() };
    await putBranding(db, { texts, logo, version: version + 1, ...by });
    const after = { texts, logo: logo === undefined ? before.logo : logo };
    const detail = rowChanges(told(before), told(after));
    await auditDeed(db, scope, { verb: "branding:saved", subject: "branding", detail });
    return ok(null);
  });
}

async function draw(wanted: BrandingDraft["logo"]): Promise<Result<LogoPicture | null | undefined, LogoRefusal>> {
  if (wanted.at === "keep") return ok(undefined);
  if (wanted.at === "remove") return ok(null);
  return redrawLogo(new Uint8Array(await wanted.file.arrayBuffer()));
}

/** A picture is named by its hash. */
const told = ({ texts, logo }: Branding) => ({ ...texts, logo: logo?.hash ?? "" });
