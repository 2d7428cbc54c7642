import "server-only";

export type AuditFaultKind = "changed" | "missing" | "inserted" | "signature" | "cut-off" | "not-an-export";

/** The first place of an export that does not fit. */
export class AuditBroken extends Error {
  override readonly name = "AuditBroken";
  readonly what: AuditFaultKind;

  constructor(what: AuditFaultKind, why: string) {
    super(why);
    this.what = what;
  }
}
