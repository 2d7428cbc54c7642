import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PasswordLink, PersonLinkWanted, PersonRefusal } from "@/lib/domain/people/person-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";
import { type Handover, mailPasswordLink } from "@/lib/services/people/mail-password-link";
import { makePasswordLink } from "@/lib/services/people/make-password-link";

/** A new link to choose a password: an invitation again, or a reset. The one that was out before opens nothing any more. */
export async function renewPasswordLink(
  scope: StaffScope,
  { id, link, language }: PersonLinkWanted,
): Promise<Result<PasswordLink, PersonRefusal>> {
  const renewed = await changePerson<Omit<Handover, "language">>(scope, {
    id,
    change: "link",
    verb: "person:link-made",
    done: () => null,
    apply: async (db, { state, name, email }) => {
      const kind = state === "invited" ? "invitation" : "reset";
      const made = await makePasswordLink(db, { id: link, userId: id, kind });
      if (!made) return { result: refuse({ code: "link-spent" }), detail: null };
      return { result: ok({ kind, name, email, link: made.link }), detail: made.isNew ? { kind } : null };
    },
  });
  return renewed.ok ? ok(await mailPasswordLink(scope, { ...renewed.value, language })) : renewed;
}
