import { staffRoute } from "@/lib/auth/define-route";
import { CUSTOMER_LINE_COLUMNS, customerLine } from "@/lib/domain/customers/customer-lines";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { exportCustomers } from "@/lib/services/customers/export-customers";
import { now } from "@/lib/support/clock";
import { csvStream } from "@/lib/support/csv-stream";

/** The customers on screen as a file: same filters, same order, all pages. */
export const GET = staffRoute("customers:read", async ({ scope, search }) => {
  const query = customerListQuery(search);
  return csvStream({
    name: `customers-${now().toISOString().slice(0, 10)}.csv`,
    columns: CUSTOMER_LINE_COLUMNS,
    write: (take) => exportCustomers(scope, query, (customers) => take(customers.map(customerLine))),
  });
});
