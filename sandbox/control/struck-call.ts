import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, Next } from "hono";
import type { SandboxEnv } from "../sandbox";
import type { FaultKind } from "./fault-kinds";
import type { FaultOf, Upstream } from "./faults";
import type { HeldCalls } from "./held-calls";

export type Call = { c: Context<SandboxEnv>; next: Next; upstream: Upstream; held: HeldCalls };

/** What a fault does with a call. It returns an answer, or leaves one in `c.res`. */
export type Strike<K extends FaultKind> = (
  call: Call,
  fault: FaultOf<K>,
) => Response | undefined | Promise<Response | undefined>;
export type Strikes<K extends FaultKind> = { [Name in K]: Strike<Name> };

export function breakOff(c: Context<SandboxEnv>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Headers of the answer that stood there would otherwise go over into the next one. */
export function replaceAnswer(c: Context<SandboxEnv>, answer: Response): undefined {
  c.res = undefined;
  c.res = answer;
  return undefined;
}

export function isGood({ status }: Response): boolean {
  return status >= 200 && status < 300;
}
