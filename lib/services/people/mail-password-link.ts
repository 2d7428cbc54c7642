import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type LinkMail, linkMail } from "@/lib/domain/people/link-mail";
import type { PasswordLink } from "@/lib/domain/people/person-input";
import { sendMail } from "@/lib/upstreams/send-mail";

export interface Handover extends Pick<LinkMail, "kind" | "name"> {
  readonly email: string;
  readonly language: LinkMail["language"] | undefined;
  readonly link: PasswordLink;
}

/** Sends the link to whom it is for, where mail can be sent, and says so with it: it is shown all the same. */
export async function mailPasswordLink(
  scope: StaffScope,
  { kind, name, email, language = "en", link }: Handover,
): Promise<PasswordLink> {
  const mail = linkMail({ kind, language, name, by: scope.name, url: link.url });
  const mailed = await sendMail({ name, address: email }, mail);
  return mailed === null ? link : { ...link, mailed };
}
