import { staffRoute } from "@/lib/auth/define-route";
import { CUSTOMER_INPUT_COLUMNS } from "@/lib/domain/customers/customer-lines";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** A file of customers with the columns that an import reads, and no row. */
export const GET = staffRoute("customers:read", async () =>
  csvDownload("customers-template.csv", csvText(CUSTOMER_INPUT_COLUMNS, [])),
);
