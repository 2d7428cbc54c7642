import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Tables use all the width there is; forms and prose stop at 720 px. */
export function Page({ width = "full", children }: { width?: "full" | "prose"; children: ReactNode }) {
  return <div className={clsx("min-w-0", width === "prose" && "max-w-[720px]")}>{children}</div>;
}
