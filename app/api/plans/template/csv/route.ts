import { staffRoute } from "@/lib/auth/define-route";
import { PLAN_FILE_COLUMNS } from "@/lib/domain/plans/wanted-from-file";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** The columns of a file of wanted places, to be filled in. */
export const GET = staffRoute("assignments:read", async () =>
  csvDownload("plan-template.csv", csvText(PLAN_FILE_COLUMNS, [])),
);
