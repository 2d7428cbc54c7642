import { useTranslations } from "next-intl";
import type { ConnectionOrigin } from "@/lib/domain/settings/connection-view";
import { DateTime } from "../ui/figures/date-time";

/** Who set a connection, in one line. */
export function ConnectionOriginNote({ origin }: { origin: ConnectionOrigin }) {
  const t = useTranslations("connections.origin");
  if (origin.at === "environment") return t("environment");
  return t.rich("portal", { name: origin.byName, time: () => <DateTime value={origin.since} show="date" /> });
}
