"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../ui/icon-button";
import { showToast } from "../ui/toast-store";

export type SignOutProps = { label: string; failed: { title: string; note: string } };

/** Ends the session's row, forgets what was read, and leaves by a full navigation, so that nothing stays in memory. */
export function SignOut({ label, failed }: SignOutProps) {
  const [isPending, setPending] = useState(false);
  const signOutNow = async () => {
    setPending(true);
    try {
      const [{ signOut }, { forgetLiveData }] = await Promise.all([
        import("next-auth/react"),
        import("../ui/live-part"),
      ]);
      await signOut({ redirect: false });
      forgetLiveData();
      window.location.replace("/sign-in?was=signed-out");
    } catch {
      setPending(false);
      showToast({ ...failed, tone: "negative" });
    }
  };
  return (
    <IconButton
      label={label}
      size="sm"
      icon={<LogOut size={16} aria-hidden />}
      aria-busy={isPending || undefined}
      onClick={isPending ? undefined : signOutNow}
    />
  );
}
