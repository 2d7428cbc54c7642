import { expect, test } from "vitest";
import { tryPlans } from "@/scripts/testing/plans/try-plans";
import { useSandbox } from "@/scripts/testing/sandbox";

const SEED = Number(process.env.PLANS_SEED ?? 20_261_123);
const PLANS = 400;

const sandbox = useSandbox();

test("of random plans CloudHealth's emulator refuses no call, and holds in the end what was planned", async () => {
  const { CLOUDHEALTH_URL: cloudhealth = "", CLOUDHEALTH_API_KEY: apiKey = "" } = process.env;
  const tried = await tryPlans({ cloudhealth, apiKey, control: sandbox.control }, { seed: SEED, plans: PLANS });
  expect(tried.refused).toEqual([]);
  expect(tried.strayed).toEqual([]);
  expect(tried.calls).toBeGreaterThan(PLANS);
}, 60_000);
