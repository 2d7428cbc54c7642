import { type FieldErrors, type Resolver, set, type UseFormReturn } from "react-hook-form";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import type { Tag } from "@/lib/domain/customers/customer";
import { type CustomerFormValues, type FieldIssue, formPath, refusalIssues } from "./customer-form-values";

/** What is wrong with the values, shown at the fields as they are typed. */
export function customerResolver(
  issuesOf: (values: CustomerFormValues) => readonly FieldIssue[],
): Resolver<CustomerFormValues> {
  return (values) => {
    const issues = issuesOf(values);
    if (issues.length === 0) return { values, errors: {} };
    const errors: FieldErrors<CustomerFormValues> = {};
    for (const { path, code } of [...issues].reverse()) set(errors, fieldOf(path), { type: "rule", message: code });
    return { values: {}, errors };
  };
}

/** Puts what the server had against it to the fields it points at. */
export function markIssues(form: UseFormReturn<CustomerFormValues>, refusals: readonly AnyRefusal[]): void {
  for (const { path, code } of serverIssues(refusals, form.getValues("tags"))) {
    form.setError(fieldOf(path) as "name", { type: "server", message: code });
  }
}

function serverIssues(refusals: readonly AnyRefusal[], tags: readonly Tag[]): FieldIssue[] {
  const invalid = refusals.flatMap((refusal) => (refusal.code === "invalid" ? refusal.issues : []));
  const placed = invalid.map(({ path, code }) => ({ path: formPath(path.replace(/^change\./, "").split(".")), code }));
  return [...placed, ...refusalIssues(refusals, tags)];
}

/** What is wrong with the list of tags as a whole stands beside the list, not in place of its lines. */
function fieldOf(path: string): string {
  return path === "tags" ? "tags.root" : path;
}
