import { staffRoute } from "@/lib/auth/define-route";
import { CUSTOMER_LINE_COLUMNS, customerLine } from "@/lib/domain/customers/customer-lines";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { exportCustomers } from "@/lib/services/customers/export-customers";
import { now } from "@/lib/support/clock";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** The customers on screen as a file: same filters, same order, all pages. */
export const GET = staffRoute("customers:read", async ({ scope, search }) => {
  const customers = await exportCustomers(scope, customerListQuery(search));
  const day = now().toISOString().slice(0, 10);
  return csvDownload(`customers-${day}.csv`, csvText(CUSTOMER_LINE_COLUMNS, customers.map(customerLine)));
});
