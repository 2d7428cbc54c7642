import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../../stack/project";
import type { Ground } from "../ground";
import type { ReliabilityTest } from "../reliability-test";
import { filled } from "./access-cases";
import { PAGES, ROUTES } from "./access-table";
import { atOnce } from "./at-once";
import { builtEntries } from "./built-entries";
import { headerFaults, type Kept, tellingFaults } from "./header-faults";
import { type Answer, type Ask, portalClient } from "./portal-client";
import { type KnownIds, makePortalWorld } from "./portal-world";
import { makePrincipals } from "./principals";
import { startPortal } from "./standing-portal";

const AT_ONCE = 4;
const MOST_TOLD = 30;
/** A file that has begun is cut off, so that nobody takes it for whole. */
const CUT = 0;

interface Probe {
  readonly title: string;
  readonly path: string;
  readonly ask?: Ask;
  readonly kept: Kept;
  /** Null: any. */
  readonly status: readonly number[] | null;
}

/** T15: every page, route and file of the build says how it is to be treated, and what goes wrong tells nothing. */
export const run: ReliabilityTest = async ({ signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const ids = await makePortalWorld(ground);
  const portal = await startPortal(ground, { signal, appOrigin: "https://portal.example" });
  const client = portalClient(portal);
  const nonces = new Set<string>();
  const figures = { answers: 0, wrongHeaders: 0, wrongStatus: 0, telling: 0, repeatedNonces: 0 };
  const look = async (probe: Probe, by = client) => {
    signal.throwIfAborted();
    const answer = await by.ask(probe.path, probe.ask).catch(() => null);
    figures.answers += 1;
    if (answer === null) {
      if (probe.status?.includes(CUT)) return;
      figures.wrongStatus += 1;
      return tell(`${probe.title}: no answer`);
    }
    const isWrong = probe.status !== null && !probe.status.includes(answer.status);
    const headers = headerFaults(answer, probe.kept);
    const told = probe.kept === "nowhere" ? tellingFaults(answer) : [];
    for (const fault of [...(isWrong ? [`it answered ${answer.status}`] : []), ...headers, ...told])
      if (figures.wrongHeaders + figures.telling + figures.wrongStatus < MOST_TOLD) tell(`${probe.title}: ${fault}`);
    const nonce = nonceOf(answer);
    figures.wrongHeaders += headers.length;
    figures.wrongStatus += isWrong ? 1 : 0;
    figures.telling += told.length;
    figures.repeatedNonces += nonces.has(nonce) ? 1 : 0;
    nonces.add(nonce);
  };
  try {
    const cookies = new Map((await makePrincipals(ground, portal)).map(({ name, cookie }) => [name, cookie]));
    const admin = cookies.get("admin") ?? "";
    await atOnce(AT_ONCE, [...entryProbes(ids, cookies), ...fileProbes(), ...hiddenProbes()], (probe) => look(probe));
    for (const probe of [...refusedProbes(admin), ...longProbes(admin)]) {
      // Nothing more goes over a connection on which something was refused unread.
      const own = portalClient(portal);
      await look(probe, own).finally(() => own.end());
    }
    await whileBroken(ground, () => atOnce(AT_ONCE, brokenProbes(admin), (probe) => look(probe)));
  } finally {
    await client.end();
    await portal.end();
  }
  return {
    figures,
    goals: {
      answers: { min: 500 },
      wrongHeaders: { max: 0 },
      wrongStatus: { max: 0 },
      telling: { max: 0 },
      repeatedNonces: { max: 0 },
    },
  };
};

function nonceOf({ headers }: Answer): string {
  return /'nonce-([\w-]+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";
}

/** What a browser may keep. */
const KEPT: Readonly<Record<string, Kept>> = { "/icon.svg": "public", "/api/branding/logo": "a-while" };

/** Every page, as a browser and as its script asks, and every route, for staff, for a customer's person and for nobody. */
function entryProbes(ids: KnownIds, cookies: ReadonlyMap<string, string>): Probe[] {
  const all = [...Object.keys(PAGES), ...Object.keys(ROUTES)];
  return ["admin", "viewer-a", "anonymous"].flatMap((name) =>
    all.flatMap((entry) => {
      const cookie = cookies.get(name) ?? "";
      const [path, kept] = [filled(entry, ids), KEPT[entry] ?? "nowhere"];
      const plain = { title: `${name} asks for ${entry}`, path, ask: { cookie }, kept, status: null };
      if (entry in ROUTES) return [plain];
      const byScript = { cookie, headers: { rsc: "1" } };
      return [plain, { ...plain, title: `${plain.title} by script`, path: `${path}?_rsc`, ask: byScript }];
    }),
  );
}

/** Everything a browser is given as it lies there. */
function fileProbes(): Probe[] {
  const standalone = join(ROOT, ".next/standalone");
  const under = (folder: string, prefix: string, kept: Kept) =>
    readdirSync(join(standalone, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(standalone, folder), join(entry.parentPath, entry.name)))
      .map((path): Probe => ({ title: `the file ${path}`, path: `${prefix}${path}`, kept, status: [200] }));
  return [...under(".next/static", "/_next/static/", "for-ever"), ...under("public", "/", "public")];
}

const HIDDEN = [
  ...["/.env", "/.env.local", "/.env.production", "/.git/config", "/.git/HEAD", "/.gitignore", "/.npmrc", "/secret"],
  ...["/server.js", "/package.json", "/package-lock.json", "/next.config.js", "/proxy.ts", "/tsconfig.json"],
  ...[
    "/.next/BUILD_ID",
    "/.next/server/server-reference-manifest.json",
    "/_next/server/server-reference-manifest.json",
  ],
  ...["/_next/BUILD_ID", "/_next/static/../server/server-reference-manifest.json", "/_next/routes-manifest.json"],
  ...[
    "/_next/static/..%2f..%2fserver.js",
    "/_next/static/%2e%2e/%2e%2e/server.js",
    "/_next/static/..%5c..%5cserver.js",
  ],
  ...["/..%2f..%2f..%2fetc%2fpasswd", "/_next/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd", "/%2e%2e/package.json"],
  ...["/prisma/schema.prisma", "/node_modules/next/package.json", "/lib/support/env.ts", "/.headwater/secret"],
  ...["/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75"],
  ...["/__nextjs_original-stack-frame", "/__nextjs_source-map?filename=x", "/_next/webpack-hmr", "/_next/mcp"],
  ...[
    "/server-status",
    "/metrics",
    "/debug",
    "/actuator/env",
    "/phpinfo.php",
    "/wp-login.php",
    "/graphql",
    "/swagger.json",
  ],
];

/** What is no page and must not be one, the map of every script too. */
function hiddenProbes(): Probe[] {
  const scripts = fileProbes().filter(({ path }) => /\.(js|css)$/.test(path));
  return [...HIDDEN, ...scripts.map(({ path }) => `${path}.map`)].map((path) => ({
    ...{ title: path, path, kept: path.startsWith("/_next/static/") ? "anyhow" : "nowhere" },
    status: [400, 404],
  }));
}

const DOORS = ["/", "/customers", "/api/customers/csv", "/api/auth/session", "/nothing-here"];

function longProbes(cookie: string): Probe[] {
  const ask: Ask = { cookie, method: "POST", body: new Uint8Array(7 * 2 ** 20) };
  return DOORS.map((path) => ({ title: `too much to ${path}`, path, ask, kept: "nowhere", status: [413] }));
}

function refusedProbes(cookie: string): Probe[] {
  const methods = ["PUT", "PATCH", "DELETE", "OPTIONS"] as const;
  const nowhere = { kept: "nowhere" as const };
  return [
    ...DOORS.flatMap((path) =>
      methods.map((method) => ({
        ...nowhere,
        title: `${method} ${path}`,
        path,
        ask: { cookie, method },
        status: [405],
      })),
    ),
    ...["/nothing-here", "/customers/0'--", "/my/nothing", "/api/nothing", "/activity/audit/x", "/a/b/c/d"].map(
      (path) => ({
        ...{ ...nowhere, title: `nothing at ${path}`, path, ask: { cookie }, status: [404] },
      }),
    ),
    ...["/%E0%A4%A", "/%", "/customers/%00", "/customers?page=%", `/${"x".repeat(9_000)}`].map((path) => ({
      ...{ ...nowhere, title: `unreadable ${path.slice(0, 30)}`, path, ask: { cookie }, status: [200, 400, 404, 414] },
    })),
  ];
}

/** A table that is away breaks whatever reads it, as a fault of ours would. */
async function whileBroken({ sql }: Ground, work: () => Promise<void>): Promise<void> {
  await sql("ALTER TABLE assignment RENAME TO assignment_away");
  await sql("ALTER TABLE audit_entry RENAME TO audit_entry_away");
  try {
    await work();
  } finally {
    await sql("ALTER TABLE assignment_away RENAME TO assignment");
    await sql("ALTER TABLE audit_entry_away RENAME TO audit_entry");
  }
}

function brokenProbes(cookie: string): Probe[] {
  const action = builtEntries().actions.find(({ name }) => name === "keepViewAction")?.id ?? "";
  const own = { "next-action": action, origin: "https://portal.example", "content-type": "text/plain" };
  const input = [
    { id: "00000000-0000-4000-8000-000000000001", page: "customers", name: "Kept", params: "", shared: false },
  ];
  const of = (path: string, ask: Ask, status: readonly number[]): Probe => ({
    ...{ title: `broken ${path}`, path, ask: { cookie, ...ask }, kept: "nowhere", status },
  });
  return [
    of("/assignments", {}, [200, 500]),
    of("/activity?tab=audit", {}, [200, 500]),
    of("/assignments?_rsc", { headers: { rsc: "1" } }, [200, 500]),
    of("/api/assignments/csv", {}, [500, CUT]),
    of("/api/activity/audit/csv", {}, [500, CUT]),
    of("/customers", { method: "POST", headers: own, body: JSON.stringify(input) }, [200]),
    of("/customers", { method: "POST", headers: own, body: "garbage" }, [500]),
  ];
}
