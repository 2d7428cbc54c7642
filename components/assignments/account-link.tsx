import Link from "next/link";
import type { ComponentProps } from "react";
import { AccountNumber } from "@/components/ui/figures/account-number";

export const accountPath = (owner: string) => `/assignments/accounts/${owner}`;

/** An account's number that leads to all that is known of it. */
export function AccountLink({ owner, ...rest }: Omit<ComponentProps<typeof Link>, "href"> & { owner: string }) {
  return (
    <Link prefetch={false} {...rest} href={accountPath(owner)} className="text-text no-underline hover:underline">
      <AccountNumber value={owner} copy={false} />
    </Link>
  );
}
