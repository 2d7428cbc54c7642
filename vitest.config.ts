import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root.replace(/\/$/, ""), "server-only": `${root}scripts/testing/empty-module.ts` };

// An odd offset makes code that forgot a time zone fail at once; scripts/stack/check-list.ts asks for others too.
const env = { TZ: process.env.HEADWATER_TEST_ZONE ?? "Asia/Kathmandu" };

const NEEDS_PARTS = ["**/*.db.test.ts", "**/*.http.test.ts"];
const NEVER = ["node_modules/**", ".next/**", ".headwater-test/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        // What is pure leaves nothing behind for the next file, so that a module is loaded once for all of them.
        test: { name: "unit", env, isolate: false, include: ["**/*.test.ts"], exclude: [...NEVER, ...NEEDS_PARTS] },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          env,
          include: NEEDS_PARTS,
          exclude: NEVER,
          globalSetup: ["scripts/testing/database-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
