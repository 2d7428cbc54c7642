import { Agent, request as httpRequest } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { CLOUDHEALTH_KEY } from "./cloudhealth/access";
import { CLOUDMC_KEY } from "./cloudmc/cloudmc-seeds";
import { signTokenRequest } from "./conformance/sign-token-request";
import { HERE_KEY_SECRET } from "./here/keys";
import { type FuzzRequest, fuzzRequest } from "./testing/fuzz-requests";
import { FUZZ_SPECIFICATION, type FuzzUpstream } from "./testing/fuzz-templates";
import { type SandboxClient, startForTest } from "./testing/sandbox-client";

/** SANDBOX_FUZZ_SEED repeats a run, SANDBOX_FUZZ_RUNS makes it shorter or longer. */
const SEED = Number(process.env.SANDBOX_FUZZ_SEED ?? Date.now() % 2_147_483_647);
const RUNS = Number(process.env.SANDBOX_FUZZ_RUNS ?? 10_000);
const IN_FLIGHT = 8;
const RESET_EVERY = 1_000;
const SLOWEST_MS = 15_000;
const MOST_GROWTH_BYTES = 150 * 1024 * 1024;

type Answer = { status: number; type: string; text: string };

const Text = z.string().min(1);
const Message = z.object({ error: Text });
const FieldErrors = z.record(z.string(), z.array(Text));
const CLOUDHEALTH_ERROR = z.union([
  Message,
  z.object({ errors: z.array(Text).min(1) }),
  z.object({ aws_account_assignments: z.array(z.looseObject({ errors: FieldErrors })) }),
  z.object({ error: z.union([Text, z.array(Text)]) }),
]);
const HERE_PROBLEM = z.object({
  title: Text,
  errorId: Text,
  status: z.int(),
  code: Text,
  cause: Text,
  correlationId: z.string(),
});
/** What each upstream's documents say of a failure's body. */
const ERROR_SHAPES: Record<FuzzUpstream, z.ZodType> = {
  cloudhealth: CLOUDHEALTH_ERROR,
  cloudmc: z.object({
    errors: z.array(z.object({ code: z.union([z.int(), Text]), message: Text, context: z.unknown() })).min(1),
  }),
  here: z.union([HERE_PROBLEM, z.object({ error: Text, error_description: Text })]),
  hereToken: z.union([z.object({ errorId: Text, httpStatus: z.int(), errorCode: z.int(), message: Text }), Message]),
};

let client: SandboxClient;
let token = "";
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });

beforeAll(async () => {
  client = await startForTest();
  token = ((await client.token()).json as { access_token: string }).access_token;
});
afterAll(async () => {
  agent.destroy();
  await client.running.close();
});

function signed(): string {
  const url = client.running.addresses.hereToken;
  return signTokenRequest({
    url,
    query: [],
    form: [],
    secret: HERE_KEY_SECRET,
    seconds: Math.floor(Date.now() / 1000),
  });
}

/** A price book the printed requests speak of, held by the customer they speak of. */
async function setUp(): Promise<void> {
  await client.control("/reset", {});
  const counters = [
    { id: "priceBooks", next: 61 },
    { id: "priceBookAssignments", next: 6 },
  ];
  await client.control("/rows", { put: { counters } });
  const post = (path: string, body: unknown) => client.cloudHealth(path, { method: "POST", body });
  await post("/v1/price_books", { book_name: "Held", specification: FUZZ_SPECIFICATION });
  await post("/v1/price_book_assignments", { price_book_id: 61, target_client_api_id: 3947 });
}

function headersOf({ upstream, headers, body }: FuzzRequest): Record<string, string> {
  const keys: Record<FuzzUpstream, Record<string, string>> = {
    cloudhealth: { Authorization: `Bearer ${CLOUDHEALTH_KEY}` },
    cloudmc: { "MC-Api-Key": CLOUDMC_KEY },
    here: { Authorization: `Bearer ${token}` },
    hereToken: { Authorization: upstream === "hereToken" ? signed() : "" },
  };
  const length = body === null ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const all: Record<string, string | null> = { ...keys[upstream], ...headers, ...length };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
}

function send(sent: FuzzRequest): Promise<Answer> {
  const base = new URL(client.running.addresses[sent.upstream]);
  const path = `${base.pathname}${sent.path}${sent.query === "" ? "" : `?${sent.query}`}`;
  const options = { host: base.hostname, port: base.port, path, method: sent.method, headers: headersOf(sent), agent };
  return new Promise((resolve, reject) => {
    const call = httpRequest({ ...options, timeout: SLOWEST_MS }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const type = answer.headers["content-type"] ?? "";
        const body = Buffer.concat(chunks);
        const isGzip = answer.headers["content-encoding"] === "gzip" && body.length > 0;
        const text = (isGzip ? gunzipSync(body) : body).toString();
        resolve({ status: answer.statusCode ?? 0, type, text });
      });
    });
    call.on("timeout", () => call.destroy(new Error(`no answer within ${SLOWEST_MS} ms`)));
    call.on("error", reject);
    call.end(sent.body ?? undefined);
  });
}

/** HTTP itself refuses some headers, and two dots can lead out of the upstream's folder. */
function neverArrives(sent: FuzzRequest, type: string): boolean {
  const base = client.running.addresses[sent.upstream];
  const isInside = new URL(`${base}${sent.path}`).href.startsWith(base);
  return !isInside || (type === "" && ["Host", "Expect"].some((name) => name in sent.headers));
}

function whyNotFine(sent: FuzzRequest, { status, type, text }: Answer): string | null {
  if (status >= 500) return `status ${status}: ${text.slice(0, 200)}`;
  if (sent.method === "HEAD" || status < 400) return null;
  if (neverArrives(sent, type)) return null;
  if (!type.startsWith("application/json")) return `status ${status} of type "${type}": ${text.slice(0, 200)}`;
  const read = ERROR_SHAPES[sent.upstream].safeParse(JSON.parse(text));
  return read.success ? null : `status ${status} with a body nobody documents: ${text.slice(0, 300)}`;
}

function brief(sent: FuzzRequest): string {
  const shorten = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}… (${text.length})` : text);
  return Object.entries({ ...sent, headers: JSON.stringify(sent.headers) })
    .map(([name, value]) => `${name}: ${shorten(String(value))}`)
    .join("\n  ");
}

async function complaintOf(sent: FuzzRequest): Promise<string[]> {
  try {
    const reason = whyNotFine(sent, await send(sent));
    return reason === null ? [] : [`${reason}\n  ${brief(sent)}`];
  } catch (error) {
    return [`${String(error)}\n  ${brief(sent)}`];
  }
}

/** Several in flight, so that one request's state is there while another's is read. */
async function sendAll(requests: readonly FuzzRequest[]): Promise<string[]> {
  const waiting = requests.values();
  const work = async () => {
    const complaints: string[] = [];
    for (const sent of waiting) complaints.push(...(await complaintOf(sent)));
    return complaints;
  };
  return (await Promise.all(Array.from({ length: IN_FLIGHT }, work))).flat();
}

function residentAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().rss;
}

test(`no request among ${RUNS} breaks the sandbox (SANDBOX_FUZZ_SEED=${SEED})`, { timeout: 180_000 }, async () => {
  await client.control("/reset", {});
  const world = (await client.control("/store")).json;
  const complaints: string[] = [];
  let warmBytes = 0;
  for (let from = 0; from < RUNS; from += RESET_EVERY) {
    const numRuns = Math.min(RESET_EVERY, RUNS - from);
    await setUp();
    complaints.push(...(await sendAll(fc.sample(fuzzRequest, { seed: SEED + from, numRuns }))));
    expect((await client.cloudHealth("/v1/customers")).json).toMatchObject({ customers: expect.any(Array) });
    await client.control("/reset", {});
    if (from <= RUNS / 3) warmBytes = residentAfterCollection();
  }
  const grownBytes = residentAfterCollection() - warmBytes;
  process.stdout.write(
    `fuzz: seed ${SEED}, ${RUNS} requests, resident memory ${(grownBytes / 2 ** 20).toFixed(1)} MB over warm\n`,
  );
  const kinds = new Map(complaints.map((complaint) => [complaint.slice(0, 90), complaint]));
  expect([...kinds.values()].slice(0, 12).join("\n\n"), `${complaints.length} complaints, seed ${SEED}`).toBe("");
  expect(grownBytes).toBeLessThan(MOST_GROWTH_BYTES);
  expect((await client.control("/store")).json).toEqual(world);
  expect((await client.cloudHealth("/v1/customers")).headers.get("X-Total")).toBe("24");
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});
