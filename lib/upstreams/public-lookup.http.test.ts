import { expect, test } from "vitest";
import { publicLookup } from "@/lib/upstreams/public-lookup";

// Nothing here is reached: only the names are looked up.
Object.assign(process.env, {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://owner:word@db.example.com:5432/headwater?sslmode=verify-full",
  HEADWATER_SECRET: "0123456789abcdef0123456789abcdef",
  CLOUDHEALTH_URL: "https://chapi.example.com",
  CLOUDHEALTH_API_KEY: "k1",
  CLOUDMC_URL: "https://cloudmc.example.com",
  CLOUDMC_API_KEY: "k2",
  HERE_USAGE_URL: "https://usage.example.com",
  HERE_TOKEN_URL: "https://account.example.com/oauth2/token",
  HERE_ACCESS_KEY_ID: "id",
  HERE_ACCESS_KEY_SECRET: "secret",
  HERE_REALM_ID: "org1",
});

test.each([{ all: true }, { all: false }])(
  "in production a name that stands for a private address leads nowhere: %j",
  (options) =>
    new Promise<void>((resolve, reject) => {
      publicLookup("localhost", options, (error) => {
        try {
          expect(error).toMatchObject({ code: "EPRIVATE" });
          resolve();
        } catch (unexpected) {
          reject(unexpected);
        }
      });
    }),
);
