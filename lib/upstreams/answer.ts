import "server-only";

export interface AnswerHead {
  readonly status: number;
  /** Lower-case names; of a repeated header the first value. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface Answer extends AnswerHead {
  readonly body: Uint8Array;
}

/** Media type without parameters, lower case. */
export function mediaType(head: AnswerHead): string {
  return (head.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
