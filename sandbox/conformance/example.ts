import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** D printed in the guide, R repaired, C seen in a client, X assembled, P proposed, - says nothing. */
export type Evidence = "D" | "R" | "C" | "X" | "P" | "-";
export type AnswerPart = "status" | "headers" | "body";

export type ExampleRequest = {
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  /** A string is sent as it stands, anything else as JSON, null as no body at all. */
  body: Json;
};

export type Example = {
  id: string;
  file: string;
  source: string;
  upstream: "cloudhealth" | "cloudmc" | "here" | "here-account";
  evidence: Record<AnswerPart, Evidence>;
  given: Json;
  request: ExampleRequest;
  response: { status: number | null; headers: Record<string, string>; body: Json };
};

type PrintedCloudHealth = Omit<Example, "file" | "upstream">;
type PrintedOther = Omit<Example, "file" | "upstream" | "evidence" | "request"> & {
  upstream: "cloudmc" | "here";
  documented: boolean;
  request: Omit<ExampleRequest, "query"> & { base: string; query: Record<string, string> };
};

const BASE_PATHS: Record<string, { upstream: Example["upstream"]; prefix: string }> = {
  "https://usage.bam.api.here.com/v2": { upstream: "here", prefix: "/v2" },
  "https://account.api.here.com": { upstream: "here-account", prefix: "" },
  "https://cloudmc_endpoint/api/v2": { upstream: "cloudmc", prefix: "/api/v2" },
};

function readLines<Printed>(file: string): Printed[] {
  const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line): Printed => JSON.parse(line));
}

function toExample(file: string, { request, documented, ...printed }: PrintedOther): Example {
  const { base, ...sent } = request;
  const place = BASE_PATHS[base];
  if (place === undefined) throw new Error(`${printed.id} goes to an unknown address`);
  const mark: Evidence = documented ? "D" : "P";
  return {
    ...printed,
    given: null,
    file,
    upstream: place.upstream,
    evidence: { status: mark, headers: mark, body: mark },
    request: { ...sent, path: `${place.prefix}${sent.path}`, query: Object.entries(sent.query) },
  };
}

export function loadExamples(): Example[] {
  const cloudHealth = "cloudhealth-examples.jsonl";
  const others = "here-cloudmc-examples.jsonl";
  return [
    ...readLines<PrintedCloudHealth>(cloudHealth).map(
      (printed): Example => ({ ...printed, file: cloudHealth, upstream: "cloudhealth" }),
    ),
    ...readLines<PrintedOther>(others).map((printed) => toExample(others, printed)),
  ];
}
