import type { Pair } from "./signature";

export type TokenBody = {
  isJson: boolean;
  grant: string | null;
  scope: string | null;
  expiresIn: string | null;
  format: string | null;
  /** Body parameters take part in the signature only when they are form fields. */
  signed: Pair[];
};

export type TokenProblem = { code: number; message: string };

const FORMATS = ["hN", "jwt", "jwt+header", "jws"];

function textOf(body: object, name: string): string | null {
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The answer's field names follow the request's encoding, so the encoding is remembered. */
export function readTokenBody(contentType: string, text: string): TokenBody | TokenProblem {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    const fields = new URLSearchParams(text);
    return {
      isJson: false,
      grant: fields.get("grant_type"),
      scope: fields.get("scope"),
      expiresIn: fields.get("expires_in"),
      format: fields.get("token_format"),
      signed: [...fields],
    };
  }
  if (type !== "application/json") {
    return type === undefined || type === ""
      ? { code: 400003, message: "Content-Type is missing" }
      : { code: 400004, message: "Content-Type is not supported" };
  }
  const body = parseObject(text);
  if (body === null) return { code: 400002, message: "The body is not valid JSON" };
  return {
    isJson: true,
    grant: textOf(body, "grantType"),
    scope: textOf(body, "scope"),
    expiresIn: textOf(body, "expiresIn"),
    format: textOf(body, "tokenFormat"),
    signed: [],
  };
}

export function bodyProblem(body: TokenBody): TokenProblem | null {
  if (body.grant === null || body.grant === "") return { code: 400201, message: "grant_type is missing" };
  if (body.grant !== "client_credentials") return { code: 400290, message: "This grant type is not allowed" };
  if (body.format !== null && !FORMATS.includes(body.format))
    return { code: 400601, message: "This token format is not supported" };
  const isProject = body.scope === null || /^hrn:here:authorization::[^:\s]+:project\/\S+$/.test(body.scope);
  return isProject ? null : { code: 400927, message: "The scope is not a project" };
}
