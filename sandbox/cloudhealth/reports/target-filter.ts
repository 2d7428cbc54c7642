import type { Context } from "hono";
import type { SandboxEnv } from "../../sandbox";
import { parametersOf } from "../answers";
import { integerFrom } from "../write-body";

const LONGEST_BODY = 65_536;

async function bodyOfRead(c: Context<SandboxEnv>): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of c.env.incoming) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > LONGEST_BODY) return null;
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return null;
  }
}

/** One page of the guide sends the filter as a parameter, another as the JSON body of a GET. Null: no filter. */
export async function targetFilter(c: Context<SandboxEnv>): Promise<{ customerId: number } | null> {
  const parameter = parametersOf(c).get("target_client_api_id") ?? "";
  const body = parameter === "" ? await bodyOfRead(c) : null;
  const stated = typeof body === "object" && body !== null && "target_client_api_id" in body;
  const wanted = stated ? body.target_client_api_id : parameter;
  return wanted === "" || wanted === null ? null : { customerId: integerFrom(wanted) ?? Number.NaN };
}
