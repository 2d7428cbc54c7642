import { step } from "../scripts/stack/progress.mjs";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import { responseTimes, type Target } from "./response-times";
import { type SandboxProcess, startSandboxProcess } from "./sandbox-process";
import { timeUsageOutput } from "./usage-output";
import { type Measured, medianOf } from "./verdict";

const SEED = 1;
const LARGE = ["--seed", "1", "--customers", "5000", "--accounts", "100000", "--rate-limit", "off"];
const MANY_ROWS = ["--seed", "1", "--usage-rows", "1100000", "--rate-limit", "off"];
const STARTS = 5;
const START_SECONDS = 20;
const PAGE_MS = 20;
const WARM_UP = { connections: 1, amount: 20 };
const LOADS = [
  { connections: 1, amount: 200 },
  { connections: 10, amount: 400 },
];
const CUSTOMER = 4800;
const CUSTOMER_COSTS = "dimensions[]=time&dimensions[]=AWS-Account&measures[]=cost&interval=monthly";
const PARTNER_COSTS = "dimensions[]=time&measures[]=cost&interval=monthly";

type Figures = Record<string, number>;
type Pages = Readonly<Record<string, Target>>;

/** The emulator at its largest world: how soon it is there, how soon it answers, and how fast it writes usage rows. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const large = await step("starting the large world", () => startMany(LARGE, signal));
  const usual = await step("starting the usual world", () => startMany([], signal));
  const figures: Figures = {
    start_seconds: large.seconds,
    start_rss_mb: large.peakMb,
    usual_start_seconds: usual.seconds,
    usual_start_rss_mb: usual.peakMb,
    ...(await measureWorld(signal)),
    ...(await measureOutput(signal)),
  };
  const goals = Object.fromEntries(Object.keys(pagesOf(NOWHERE)).map((name) => [`${name}_p95_1`, { max: PAGE_MS }]));
  return { seed: SEED, figures, goals: { start_seconds: { max: START_SECONDS }, ...goals } };
}

async function startMany(world: readonly string[], signal: AbortSignal): Promise<{ seconds: number; peakMb: number }> {
  const seconds: number[] = [];
  const peaks: number[] = [];
  for (let at = 0; at < STARTS; at += 1) {
    signal.throwIfAborted();
    const sandbox = await startSandboxProcess(world);
    seconds.push(sandbox.startSeconds);
    peaks.push(sandbox.peakMb());
    await sandbox.stop();
  }
  return { seconds: rounded(medianOf(seconds)), peakMb: medianOf(peaks) };
}

const NOWHERE = { cloudhealth: "", cloudmc: "", here: "", hereToken: "", control: "" };

/** One page far into each list, and one row by its id. */
function pagesOf(place: SandboxProcess["place"]): Pages {
  const keys = sandboxEnvironment(place);
  const cloudhealth = (path: string): Target => ({
    url: `${place.cloudhealth}${path}`,
    headers: { authorization: `Bearer ${keys.CLOUDHEALTH_API_KEY}` },
  });
  return {
    customers: cloudhealth("/v1/customers?page=40&per_page=100"),
    accounts: cloudhealth("/v1/aws_accounts?page=900&per_page=100"),
    customer_accounts: cloudhealth(`/v1/aws_accounts?client_api_id=${CUSTOMER}`),
    assignments: cloudhealth("/v1/aws_account_assignments?page=900&per_page=100"),
    search: cloudhealth("/api/search?name=AwsAccount&api_version=2&page=900&per_page=100"),
    search_linked: cloudhealth(
      `/api/search?name=AwsAccount&api_version=2&page=5&per_page=100&query=${encodeURIComponent("account_type='Linked'")}`,
    ),
  };
}

/** Answers over the whole world, which no page can be: the list of organizations has no pages either. */
function reportsOf(place: SandboxProcess["place"], organizationId: string): Pages {
  const keys = sandboxEnvironment(place);
  const cloudhealth = { authorization: `Bearer ${keys.CLOUDHEALTH_API_KEY}` };
  const cloudmc = { "MC-Api-Key": keys.CLOUDMC_API_KEY ?? "" };
  const now = new Date();
  const month = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString();
  const period = `organization_id=${organizationId}&start_date=${month(1)}&end_date=${month(0)}`;
  return {
    organizations: { url: `${place.cloudmc}/api/v2/organizations`, headers: cloudmc },
    report_b: { url: `${place.cloudmc}/api/v2/reports/customers?${period}`, headers: cloudmc },
    customer_cost: {
      url: `${place.cloudhealth}/olap_reports/cost/history?client_api_id=${CUSTOMER}&${CUSTOMER_COSTS}`,
      headers: cloudhealth,
    },
    partner_cost: { url: `${place.cloudhealth}/olap_reports/cost/history?${PARTNER_COSTS}`, headers: cloudhealth },
  };
}

async function measureWorld(signal: AbortSignal): Promise<Figures> {
  const sandbox = await startSandboxProcess(LARGE);
  try {
    const figures: Figures = {};
    for (const [name, page] of Object.entries(pagesOf(sandbox.place))) {
      signal.throwIfAborted();
      Object.assign(figures, await step(`measuring ${name}`, () => measurePage(name, page)));
    }
    const reports = reportsOf(sandbox.place, await partnerOrganization(sandbox.place));
    for (const [name, report] of Object.entries(reports)) {
      signal.throwIfAborted();
      const times = await step(`measuring ${name}`, () => responseTimes(report, { connections: 1, amount: 5 }));
      figures[`${name}_seconds`] = rounded(medianOf(times) / 1000);
      figures[`${name}_first_seconds`] = rounded((times[0] ?? Number.NaN) / 1000);
    }
    return { ...figures, large_peak_rss_mb: sandbox.peakMb() };
  } finally {
    await sandbox.stop();
  }
}

async function measurePage(name: string, page: Target): Promise<Figures> {
  const figures: Figures = {};
  await responseTimes(page, WARM_UP);
  for (const load of LOADS) {
    const times = (await responseTimes(page, load)).sort((a, b) => a - b);
    figures[`${name}_p50_${load.connections}`] = rounded(medianOf(times));
    figures[`${name}_p95_${load.connections}`] = rounded(times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN);
  }
  return figures;
}

async function partnerOrganization({ cloudmc }: SandboxProcess["place"]): Promise<string> {
  const { url, headers = {} } = reportsOf({ ...NOWHERE, cloudmc }, "").organizations ?? { url: cloudmc };
  const { data }: { data: { id: string; isReseller: boolean }[] } = await (await fetch(url, { headers })).json();
  const [partner] = data.filter(({ isReseller }) => isReseller);
  if (partner === undefined) throw new Error("No organization is a reseller");
  return partner.id;
}

async function measureOutput(signal: AbortSignal): Promise<Figures> {
  const sandbox = await startSandboxProcess(MANY_ROWS);
  try {
    const before = sandbox.peakMb();
    const { rows, seconds } = await step("writing a million usage rows", () => timeUsageOutput(sandbox, signal));
    const figures = {
      here_rows: rows,
      here_seconds: rounded(seconds),
      here_rows_per_second: Math.round(rows / seconds),
    };
    return { ...figures, here_rss_mb_before: before, here_peak_rss_mb: sandbox.peakMb() };
  } finally {
    await sandbox.stop();
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
