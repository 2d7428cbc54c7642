import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Customer } from "@/lib/domain/customers/customer";
import { listAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import { type CloudhealthClient, cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";
import type { Page } from "@/lib/upstreams/cloudhealth/page-walk";
import { useSandbox } from "../sandbox";
import { sandboxControl } from "../sandbox-control";
import { type AssignmentCase, RULES, type Rule, type Verdict } from "./assignment-case";
import { casePool } from "./case-pool";
import { createDice } from "./dice";
import { domainVerdict, type Known } from "./domain-verdict";
import { drawCase } from "./draw-case";
import { type SandboxPlaces, sandboxVerdict } from "./sandbox-verdict";

const SEED = Number(process.env.CONTRACT_SEED ?? 20_260_501);
const CASES = 1_000;
const CASES_WITHIN_MS = 60_000;

/** Once another rule is broken the sandbox goes on to say what the payer and the pattern would lack; lib/domain does not. */
const FOLLOWING: readonly Rule[] = ["7", "8", "9"];

/** Of an account that is not the partner's the sandbox says no more than that. */
const isBesideUnknown = (rule: Rule, said: Verdict): boolean => rule === "3" && said.includes("2");

type Judged = { one: AssignmentCase; domain: Verdict; sandbox: Verdict };

const sandbox = useSandbox();
const judged: Judged[] = [];

async function all<T>(pages: AsyncGenerator<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

async function readKnown(client: CloudhealthClient): Promise<Known> {
  const accounts = await all<AwsAccount>(listAwsAccounts(client));
  const customers = await all<Customer>(listCustomers(client));
  return {
    accounts: new Map(accounts.map((account) => [account.owner, account])),
    customers: new Map(customers.map((customer) => [customer.id, customer])),
  };
}

const explained = ({ one, domain, sandbox: said }: Judged): string =>
  `seed ${SEED}: lib/domain breaks [${domain}], the sandbox [${said}] in ${JSON.stringify(one)}`;

function tell(): void {
  const counted = (rule: Rule) => {
    const broken = judged.filter(({ domain }) => domain.includes(rule));
    return `${rule}: ${broken.length} (${broken.filter(({ domain }) => domain.length === 1).length} alone)`;
  };
  const allowed = judged.filter(({ domain }) => domain.length === 0).length;
  const head = `${judged.length} assignment cases of seed ${SEED}: ${allowed} allowed, ${judged.length - allowed} refused`;
  process.stdout.write(`${head}; by rule ${RULES.map(counted).join(", ")}\n`);
}

beforeAll(async () => {
  const apiKey = process.env.CLOUDHEALTH_API_KEY ?? "";
  const places: SandboxPlaces = { cloudhealth: process.env.CLOUDHEALTH_URL ?? "", apiKey, control: sandbox.control };
  const gate = { enter: async () => undefined, settle: async () => undefined };
  const known = await readKnown(cloudhealthClient({ url: places.cloudhealth, apiKey, gate }));
  const pool = casePool(await sandboxControl(sandbox).store());
  const dice = createDice(SEED);
  while (judged.length < CASES) {
    const one = drawCase(dice, pool);
    judged.push({ one, domain: domainVerdict(known, one), sandbox: await sandboxVerdict(places, one) });
  }
}, CASES_WITHIN_MS);
afterAll(tell);

describe("lib/domain and the sandbox, two readings of the same nine rules,", () => {
  test("accept the same assignments", () => {
    const differing = judged.filter(({ domain, sandbox: said }) => (domain.length === 0) !== (said.length === 0));
    expect(differing.map(explained)).toEqual([]);
  });
  test("name the same rules; what the sandbox says beyond them follows from one of them", () => {
    const refused = judged.filter(({ domain, sandbox: said }) => domain.length > 0 && said.length > 0);
    const differing = refused.filter(({ domain, sandbox: said }) => {
      const unsaid = domain.filter((rule) => !said.includes(rule) && !isBesideUnknown(rule, said));
      const beyond = said.filter((rule) => !domain.includes(rule) && !FOLLOWING.includes(rule));
      return unsaid.length > 0 || beyond.length > 0;
    });
    expect(differing.map(explained)).toEqual([]);
  });
  test("were asked about every rule, each alone in some case, and about every kind of write", () => {
    const alone = RULES.filter((rule) => judged.some(({ domain }) => domain.length === 1 && domain.includes(rule)));
    expect(alone).toEqual([...RULES]);
    for (const kind of ["create", "change", "delete"] as const) {
      const verdicts = judged.filter(({ one }) => one.action.kind === kind).map(({ domain }) => domain.length === 0);
      expect(new Set(verdicts), kind).toEqual(new Set([true, false]));
    }
  });
});
