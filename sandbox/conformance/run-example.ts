import type { SandboxClient } from "../testing/sandbox-client";
import { compareBody } from "./compare-body";
import { compareCube } from "./compare-cube";
import { compareHeaders } from "./compare-headers";
import type { AnswerPart, Evidence, Example, Json } from "./example";
import { baseOf, prepareRequest, rename } from "./prepare-request";
import type { Difference, Given, Run } from "./recipe";
import { type RawAnswer, sendRaw } from "./send-raw";

export type Outcome = { differences: Difference[]; compared: Record<AnswerPart, Evidence>; answer: RawAnswer };

async function control(client: SandboxClient, path: string, body: unknown): Promise<void> {
  const { status, text } = await client.control(path, body);
  if (status >= 300) throw new Error(`the control port refused ${path}: ${text}`);
}

async function arrange(client: SandboxClient, given: Given): Promise<void> {
  await control(client, "/reset", {});
  if (given.rows !== undefined) await control(client, "/rows", given.rows);
  if (given.switches !== undefined) await control(client, "/switches", given.switches);
  if (given.clock !== undefined) await control(client, "/clock", { now: given.clock });
  for (const edit of given.edits ?? []) await control(client, "/edits", edit);
  await given.before?.(client);
  for (const fault of given.faults ?? []) await control(client, "/faults", fault);
}

/** Where the source names the real vendors, the sandbox names itself. */
function vendorNames({ running }: SandboxClient): Record<string, string> {
  const { cloudhealth, cloudmc, here } = running.addresses;
  return {
    "https://chapi.cloudhealthtech.com": cloudhealth,
    "https://usage.bam.api.here.com": here,
    "https://usage/realms": `${here}/v2/usage/realms`,
    "https://account.api.here.com": `${running.sandbox.origin}/here-account`,
    "https://cloudmc_endpoint": cloudmc,
  };
}

function bodyOf({ text }: RawAnswer, expected: Json): Json {
  if (typeof expected === "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function statusDifferences({ response }: Example, status: number): Difference[] {
  const isFine = response.status === null ? status < 400 : status === response.status;
  return isFine ? [] : [{ path: "status", expected: response.status, actual: status }];
}

function bodyDifferences(run: Run, evidence: Evidence, pair: { expected: Json; actual: Json }): Difference[] {
  const compare = run.compare ?? {};
  if (evidence === "-") return [];
  if (compare.cube !== undefined && evidence !== "X") return compareCube(pair, compare);
  return compareBody(pair, { compare, shapeOnly: evidence === "X" });
}

export async function runExample(example: Example, run: Run, client: SandboxClient): Promise<Outcome> {
  await arrange(client, run.given ?? {});
  const answer = await sendRaw(baseOf(example, client), await prepareRequest(example, run, client));
  const names = { ...run.names, ...vendorNames(client) };
  const evidenceOf = (part: AnswerPart) => run.compare?.evidence?.[part]?.as ?? example.evidence[part];
  const isIgnored = "" in (run.compare?.ignored ?? {});
  const compared: Record<AnswerPart, Evidence> = {
    status: evidenceOf("status"),
    headers: Object.keys(example.response.headers).length === 0 ? "-" : evidenceOf("headers"),
    body: example.response.body === null || isIgnored ? "-" : evidenceOf("body"),
  };
  const headers = Object.fromEntries(
    Object.entries(example.response.headers).map(([name, value]) => [name, String(rename(value, names))]),
  );
  const expected = rename(example.response.body, names);
  return {
    answer,
    compared,
    differences: [
      ...(compared.status === "-" ? [] : statusDifferences(example, answer.status)),
      ...(["-", "X"].includes(compared.headers) ? [] : compareHeaders(headers, answer.headers, run.compare ?? {})),
      ...bodyDifferences(run, compared.body, { expected, actual: bodyOf(answer, expected) }),
    ],
  };
}
