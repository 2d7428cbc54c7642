import "server-only";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { hasRoomForLink, type VendorLinkRequest, withVendorLink } from "@/lib/domain/customers/vendor-link-input";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { type Result, refuse } from "@/lib/domain/values/result";
import { type ChangeCustomerRefusal, changeCustomer } from "@/lib/services/customers/change-customer";

/** A link is a tag of the customer; its other tags are sent along as they are, because tags are replaced as a whole. */
export async function linkCustomer(
  scope: StaffScope,
  { vendor, value, ...request }: VendorLinkRequest,
): Promise<Result<OperationView, ChangeCustomerRefusal>> {
  const found = await withScope(scope, (db) => findCustomer(db, request.customer));
  if (found === null) return refuse({ code: "customer-gone", customer: request.customer });
  const { tags } = found.customer;
  if (value !== null && !hasRoomForLink(tags, vendor)) return refuse({ code: "tags-full" });
  return changeCustomer(scope, { ...request, change: { tags: withVendorLink(tags, vendor, value) } });
}
