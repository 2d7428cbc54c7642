import type { Mutant } from "./mutant";

const CONNECTION_TESTS = ["lib/services/settings/connections.db.test.ts"];

/** Where keys are kept, entered and sent. */
export const MUTANTS_OF_SECRETS: readonly Mutant[] = [
  {
    name: "a sealed value opens in any row",
    file: "lib/support/envelope.ts",
    search: "const placeOf = ({ table, row, column }: SealPlace) => [table, row, column];",
    replace: "const placeOf = ({ table, column }: SealPlace) => [table, column];",
    tests: ["lib/support/envelope.test.ts"],
    isQuick: true,
  },
  {
    name: "a kept key goes to whatever address is entered",
    file: "lib/domain/settings/connection-parts.ts",
    search: "kept !== null && movedAddresses(kept, typed).length === 0",
    replace: "kept !== null",
    tests: ["lib/domain/settings/connection-parts.test.ts"],
    isQuick: true,
  },
  {
    name: "a public name may stand for a private address",
    file: "lib/upstreams/public-lookup.ts",
    search: "if (hidden === undefined || settings().allowLoopbackUpstreams)",
    replace: "if (hidden === undefined || settings().upstreamDeadlineMs > 0)",
    tests: ["lib/upstreams/public-lookup.http.test.ts"],
  },
  {
    name: "a former connection's calls judge the new one",
    file: "lib/operations/database-gate.ts",
    search: "if (version !== undefined && (await connectionVersion(db, upstream)) !== version) return;",
    replace: "",
    tests: CONNECTION_TESTS,
  },
  {
    name: "the audit keeps keys with what was sent",
    file: "lib/upstreams/write-to.ts",
    search: "maskedBody(text, connection.secrets())",
    replace: "maskedBody(text, [])",
    tests: ["lib/upstreams/write-to.http.test.ts"],
  },
  {
    name: "what was sent is kept unmasked",
    file: "lib/upstreams/redact.ts",
    search: "const hidden = withoutSecrets(body, secrets);",
    replace: "const hidden = secrets.length < 0 ? withoutSecrets(body, secrets) : body;",
    tests: ["lib/upstreams/redact.test.ts"],
    isQuick: true,
  },
  {
    name: "a key is shown whole",
    file: "lib/domain/settings/masked-key.ts",
    search: "key.slice(-SHOWN)",
    replace: "key",
    tests: ["lib/domain/settings/masked-key.test.ts"],
    isQuick: true,
  },
  {
    name: "a key of the environment is shown whole",
    file: "lib/services/settings/load-connections.ts",
    search: 'maskedKey(keys?.[part] ?? "")',
    replace: '(keys?.[part] ?? "")',
    tests: CONNECTION_TESTS,
  },
  {
    name: "a new secret leaves second factors under the former one",
    file: "lib/db/sealed-rows.ts",
    search: '  { table: "second_factor", row: "user_id", column: "secret" },\n',
    replace: "",
    tests: ["lib/services/upkeep/rewrap-sealed.db.test.ts"],
  },
  {
    name: "what is sealed is never wrapped anew",
    file: "lib/support/envelope.ts",
    search: "if (key.id === ring.current.id) return sealed;",
    replace: 'if (key.id !== "") return sealed;',
    tests: ["lib/support/envelope.test.ts"],
    isQuick: true,
  },
];
