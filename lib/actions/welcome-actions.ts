"use server";

import { openAction } from "@/lib/actions/define-action";
import { readPasswordLink, spendPasswordLink } from "@/lib/auth/password-link";
import { LinkTokenInput, LinkUseInput } from "@/lib/domain/people/own-account-input";

export const readPasswordLinkAction = openAction({
  input: LinkTokenInput,
  run: (_nobody, link) => readPasswordLink(link),
  refresh: [],
});

export const spendPasswordLinkAction = openAction({
  input: LinkUseInput,
  run: (_nobody, use) => spendPasswordLink(use),
  refresh: [],
});
