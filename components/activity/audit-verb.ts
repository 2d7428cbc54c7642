/** The verbs there are words for. A colon in the trail is a dash here: message keys are kept plain. */
const AUDIT_VERBS = [
  "assign-account-asked",
  "assign-account-done",
  "assign-account-refused",
  "assign-account-needs-review",
  "change-assignment-asked",
  "change-assignment-done",
  "change-assignment-refused",
  "change-assignment-needs-review",
  "remove-assignment-asked",
  "remove-assignment-done",
  "remove-assignment-refused",
  "remove-assignment-needs-review",
  "create-customer-asked",
  "create-customer-done",
  "create-customer-refused",
  "create-customer-needs-review",
  "change-customer-asked",
  "change-customer-done",
  "change-customer-refused",
  "change-customer-needs-review",
  "delete-customer-asked",
  "delete-customer-done",
  "delete-customer-refused",
  "delete-customer-needs-review",
  "request-usage-report-asked",
  "request-usage-report-done",
  "request-usage-report-refused",
  "request-usage-report-needs-review",
  "person-created",
  "person-disabled",
  "person-password-reset",
  "sync-asked",
  "operation-cancel",
  "operation-look-again",
  "operation-adopt",
  "operation-send-again",
  "operation-give-up",
] as const;

/** Null for a verb that came after these words; it is then shown as it is written. */
export function auditVerb(verb: string): (typeof AUDIT_VERBS)[number] | null {
  const key = verb.replace(":", "-");
  return AUDIT_VERBS.find((known) => known === key) ?? null;
}
