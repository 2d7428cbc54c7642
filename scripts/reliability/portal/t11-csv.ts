import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Ground } from "../ground";
import type { ReliabilityTest } from "../reliability-test";
import { builtEntries } from "./built-entries";
import { type CsvDoor, DOORS, type HostileFile, hostileFiles, upload } from "./csv-uploads";
import { cellFault, hostileTexts } from "./exported-cells";
import { type PortalClient, portalClient, saidOf } from "./portal-client";
import { makePortalWorld } from "./portal-world";
import { makePrincipals } from "./principals";
import { type StandingPortal, startPortal } from "./standing-portal";

const TEXTS = { small: 1_000, release: 10_000 };
const MOST_TOLD = 20;
const TICK_MS = 10;
const Lines = z.array(z.record(z.string(), z.string()));

/** T11: a file made to hurt is refused soon and in little memory; what we hand out is computed by no spreadsheet. */
export const run: ReliabilityTest = async ({ signal, ground: lazily, isRelease, seed, tell }) => {
  const ground = await lazily();
  await makePortalWorld(ground);
  const portal = await startPortal(ground, { signal });
  const client = portalClient(portal);
  try {
    const principals = await makePrincipals(ground, portal);
    const cookie = principals.find(({ name }) => name === "admin")?.cookie ?? "";
    const taken = await takeIn({ portal, client, cookie, tell });
    const given = await giveOut(ground, {
      client,
      cookie,
      texts: hostileTexts(isRelease ? TEXTS.release : TEXTS.small, seed),
    });
    for (const fault of given.faults.slice(0, MOST_TOLD)) tell(fault);
    const { files, wrong, slowestCpuMs, mostMb } = taken;
    return {
      figures: { files, wrong, slowestCpuMs, mostMb, cells: given.cells, wrongCells: given.faults.length },
      goals: {
        files: { min: 20 },
        wrong: { max: 0 },
        slowestCpuMs: { max: 1_000 },
        mostMb: { max: 50 },
        cells: { min: 4_000 },
        wrongCells: { max: 0 },
      },
    };
  } finally {
    await client.end();
    await portal.end();
  }
};

interface Doorway {
  readonly portal: StandingPortal;
  readonly client: PortalClient;
  readonly cookie: string;
  readonly tell: (line: string) => void;
}

/** The first of a door twice, so that what is only loaded once counts for nothing. */
async function takeIn({ portal, client, cookie, tell }: Doorway) {
  const sum = { files: 0, wrong: 0, slowestCpuMs: 0, mostMb: 0 };
  const { actions } = builtEntries();
  const post = async (door: CsvDoor, file: HostileFile) => {
    const { id = "", page = "" } = actions.find(({ name }) => name === door.action) ?? {};
    const { headers, ...ask } = upload(door, file);
    return saidOf(
      await client.ask(page, { ...ask, cookie, headers: { ...headers, "next-action": id, origin: portal.appOrigin } }),
    );
  };
  for (const door of DOORS) {
    const files = hostileFiles(door);
    for (const file of files.slice(0, 1)) await post(door, file);
    for (const file of files) {
      const watch = watchProcess(portal.pid);
      const said = await post(door, file);
      const { cpuMs, grownMb } = watch.end();
      sum.files += 1;
      sum.wrong += said === file.code ? 0 : 1;
      sum.slowestCpuMs = Math.max(sum.slowestCpuMs, cpuMs);
      sum.mostMb = Math.max(sum.mostMb, grownMb);
      tell(
        `${door.action}, ${file.title}: ${said}${said === file.code ? "" : `, ${file.code} was due`}, ${cpuMs} ms, ${grownMb} MB`,
      );
    }
  }
  return sum;
}

/** What a process spends from now on: time of its own, and memory at the highest. */
function watchProcess(pid: number) {
  const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8");
  const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(read("status"))?.[1]) / 1_024;
  const cpuMs = () => {
    const [, fields = ""] = read("stat").split(") ");
    const [user, system] = fields.split(" ").slice(11, 13);
    return (Number(user) + Number(system)) * TICK_MS;
  };
  // Forgets how high it was (proc(5)).
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  const [cpu, resident] = [cpuMs(), mb("VmRSS")];
  return { end: () => ({ cpuMs: cpuMs() - cpu, grownMb: Math.round(mb("VmHWM") - resident) }) };
}

interface Exports {
  readonly client: PortalClient;
  readonly cookie: string;
  readonly texts: readonly string[];
}

/** Customers and accounts that are called so, as their files name them. */
async function giveOut({ sql }: Ground, { client, cookie, texts }: Exports) {
  const numbered = JSON.stringify(texts.map((text, at) => ({ at, text })));
  const from = "FROM jsonb_to_recordset($1::jsonb) AS t(at int, text text)";
  await sql(
    `INSERT INTO customer (id, name, search, classification, billing_contact, billing_enabled, billing_folder, tags, here_realm, fetched_at)
     SELECT (800000 + at)::text, text, 'x', 'managed_with_access', text, true, text, '[]', text, now() ${from}`,
    [numbered],
  );
  await sql(
    `INSERT INTO aws_account (owner, upstream_id, name, search, type, is_active, fetched_at)
     SELECT (500000000000 + at)::text, (800000 + at)::text, text, 'x', 'Standalone', true, now() ${from}`,
    [numbered],
  );
  await sql(
    `INSERT INTO assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at)
     SELECT (500000000000 + at)::text, (800000 + at)::text, (800000 + at)::text, (500000000000 + at)::text, 'v1', now() ${from}`,
    [numbered],
  );
  const lines = async (path: string, id: string) => {
    const { text } = await client.ask(path, { cookie });
    return new Map(Lines.parse(parse(text, { columns: true, bom: true })).map((line) => [line[id], line]));
  };
  const customers = await lines("/api/customers/csv", "customer_id");
  const accounts = await lines("/api/assignments/csv", "owner");
  const faults = texts.flatMap((text, at) => {
    const [customer, account] = [customers.get(String(800_000 + at)), accounts.get(String(500_000_000_000 + at))];
    const cells = [
      customer?.name,
      customer?.billing_contact,
      customer?.billing_folder,
      customer?.here_realm,
      account?.name,
      account?.customer,
    ];
    return cells.flatMap((cell) => cellFault(cell, text) ?? []);
  });
  return { cells: texts.length * 6, faults };
}
