import type { Pair } from "./signature";
import type { TokenProblem } from "./token-problem";

type FieldName = "grantType" | "scope" | "expiresIn" | "tokenFormat" | "clientAssertion" | "clientAssertionType";

export type TokenRequest = {
  isJson: boolean;
  /** Empty when it was sent empty, null when it was not sent. */
  fields: Record<FieldName, string | null>;
  /** Body parameters take part in the signature only when they are form fields. */
  signed: Pair[];
};

const FORM_NAMES: Record<FieldName, string> = {
  grantType: "grant_type",
  scope: "scope",
  expiresIn: "expires_in",
  tokenFormat: "token_format",
  clientAssertion: "client_assertion",
  clientAssertionType: "client_assertion_type",
};

const FORMATS = ["hN", "jwt", "jwt+header", "jws"] as const;
export type TokenFormat = (typeof FORMATS)[number];

const PROJECT = /^hrn:here[a-z-]*:authorization::([^:\s]+):project\/[^\s:/]+$/;

export function fieldName(request: TokenRequest, field: FieldName): string {
  return request.isJson ? field : FORM_NAMES[field];
}

function readFields(textOf: (field: FieldName) => string | null): TokenRequest["fields"] {
  return {
    grantType: textOf("grantType"),
    scope: textOf("scope"),
    expiresIn: textOf("expiresIn"),
    tokenFormat: textOf("tokenFormat"),
    clientAssertion: textOf("clientAssertion"),
    clientAssertionType: textOf("clientAssertionType"),
  };
}

function parseObject(text: string): Map<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

function jsonText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? "[object]" : String(value);
}

/** The answer's field names follow the request's encoding, so the encoding is remembered. */
export function readTokenRequest(contentType: string, text: string): TokenRequest | TokenProblem {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    const form = new URLSearchParams(text);
    return { isJson: false, fields: readFields((field) => form.get(FORM_NAMES[field])), signed: [...form] };
  }
  if (type === undefined || type === "") return { code: 400003, message: "The Content-Type header is missing" };
  if (type !== "application/json") {
    return { code: 400004, message: "The Content-Type is neither JSON nor form-urlencoded" };
  }
  const body = parseObject(text);
  if (body === null) return { code: 400002, message: "The body is not a JSON object" };
  return { isJson: true, fields: readFields((field) => jsonText(body.get(field))), signed: [] };
}

/** What was asked for once the client is known; a project belongs to the realm in its name. */
export function fieldProblem(request: TokenRequest, isOwnRealm: (realm: string) => boolean): TokenProblem | null {
  const { grantType, scope, tokenFormat, expiresIn } = request.fields;
  const bad = (code: number, field: FieldName, message: string) => ({
    code,
    message,
    field: fieldName(request, field),
  });
  if (grantType === null || grantType === "") return bad(400201, "grantType", "This field is required");
  if (grantType !== "client_credentials") return bad(400290, "grantType", "Illegal grant type");
  if (tokenFormat !== null && !FORMATS.some((known) => known === tokenFormat))
    return bad(400601, "tokenFormat", `Unsupported token format, known are ${FORMATS.join(", ")}`);
  if (expiresIn !== null && !/^-?\d+$/.test(expiresIn)) return bad(400208, "expiresIn", "Not a whole number");
  if (expiresIn?.startsWith("-")) return bad(400209, "expiresIn", "Value too small, zero is the least");
  if (scope === null) return null;
  const realm = PROJECT.exec(scope)?.[1];
  if (realm === undefined) return bad(400927, "scope", "The scope is not one project HRN");
  return isOwnRealm(realm) ? null : { code: 403109, message: "The client is not a member of the project" };
}

export function formatOf({ fields }: TokenRequest): TokenFormat {
  return FORMATS.find((known) => known === fields.tokenFormat) ?? "hN";
}
