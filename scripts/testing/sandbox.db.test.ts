import { expect, test } from "vitest";
import { settings } from "@/lib/support/env";
import { useDatabase } from "./database";
import { useSandbox } from "./sandbox";

const database = useDatabase();
const sandbox = useSandbox();

test("a test file has a database and a sandbox of its own, and the settings point at them", async () => {
  expect(settings().databaseUrl).toBe(database.url);
  expect(settings().sandbox).toBe(true);
  const answer = await fetch(`${settings().cloudhealth.url}/v1/customers?api_key=${settings().cloudhealth.apiKey}`);
  expect(answer.status).toBe(200);
  expect((await fetch(`${sandbox.control}/requests`)).status).toBe(200);
});
