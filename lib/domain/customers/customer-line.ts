import type { PatternKind } from "@/lib/domain/assignments/family-pattern";
import type { Classification } from "@/lib/domain/customers/customer";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Money } from "@/lib/domain/values/money";

/** A customer as a row of the list; what stands in no chosen column is null. */
export interface CustomerLine {
  readonly id: CustomerId;
  readonly name: string;
  readonly isBilled: boolean;
  readonly pattern: PatternKind;
  readonly accounts: number | null;
  readonly access: Classification | null;
  readonly trial: string | null;
  readonly contact: string | null;
  readonly folder: string | null;
  readonly cloudmc: string | null;
  readonly here: string | null;
  readonly cost: (Money & { readonly month: string }) | null;
  readonly created: string | null;
}
