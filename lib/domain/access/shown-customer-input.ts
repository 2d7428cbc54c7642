import { z } from "zod";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";

export const ShownCustomerInput = z.strictObject({ customer: CustomerIdInput });
export type ShownCustomer = z.output<typeof ShownCustomerInput>;
