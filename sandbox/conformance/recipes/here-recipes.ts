import { HERE_CLIENT_ID } from "../../here/keys";
import { signAssertion } from "../../testing/sign-assertion";
import type { Given, Recipes } from "../recipe";
import { partnerRealm, printedReport, REFERENCE_USAGE, subAccountOf, TUTORIAL_USAGE } from "./here-states";

const PARTNER = "org123456789";
const REAL_TOKEN_URL = "https://account.api.here.com/oauth2/token";
const LITERAL_QUOTES = "the date-time is printed with literal quotes around the T, which is no date-time";
const OTHER_REALM = "the realm in the example's parameters is not the one in its own address";
const REFERENCE_RANGE: [string, string][] = [
  ["startDate", "2020-01-01T00:00:00"],
  ["endDate", "2020-02-01T00:00:00"],
];

const partner: Given = { rows: { put: { realms: [partnerRealm(PARTNER)] } } };
const objectDetails: Given = { ...partner, switches: { hereDetailsIsObject: true } };
const nextIs1007: Given = {
  rows: {
    put: {
      realms: [
        partnerRealm(PARTNER),
        ...["org112135", "org124566", "org134564"].map((id) => subAccountOf(PARTNER, id)),
      ],
      counters: [{ id: "reports", next: 1007 }],
    },
  },
};

const TOKENS: Recipes = {
  "here.token.form": {},
  "here.token.json": {},
  "here.token.jwt": {
    given: { options: { signingUrl: REAL_TOKEN_URL } },
    request: {
      reason: "the printed assertion stands for a signed one",
      body: {
        grant_type: "client_credentials",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: signAssertion({
          aud: REAL_TOKEN_URL,
          claims: { sub: HERE_CLIENT_ID, exp: Math.floor(Date.now() / 1000) + 3_600 },
        }),
      },
    },
  },
  "here.token.badsig": { request: { reason: "the printed header says wrong signature", signedWith: "another secret" } },
};

const STATUS: Recipes = {
  "here.report.status.inProgress": {
    given: {
      rows: {
        put: {
          realms: [partnerRealm("org1879256")],
          reports: [printedReport(1001, { realm: "org1879256", status: "inProgress", created: "2022-03-01T00:00:00" })],
        },
      },
    },
    compare: { ignored: { created: LITERAL_QUOTES } },
  },
  "here.report.status.completed": {
    given: {
      clock: "2022-04-02T00:00:00Z",
      rows: {
        put: {
          realms: [partnerRealm("org236848")],
          reports: [printedReport(1475, { realm: "org236848", status: "completed", more: [["chargeType", "all"]] })],
        },
      },
    },
    compare: { ignored: { created: LITERAL_QUOTES, "parameters.realm": OTHER_REALM } },
  },
  "here.report.status.failed": {
    given: {
      rows: {
        put: {
          realms: [partnerRealm("org1879656")],
          reports: [printedReport(1562, { realm: "org1879656", status: "failed", startDate: "2022-06-01" })],
        },
      },
    },
    compare: { ignored: { created: LITERAL_QUOTES } },
  },
  "here.report.list": {
    given: {
      clock: "2022-04-20T00:00:00Z",
      rows: {
        put: {
          realms: [partnerRealm("org1879256")],
          reports: Array.from({ length: 18 }, (_, at) =>
            printedReport([100, 145, 167][at] ?? 1_000 + at, {
              realm: "org1879256",
              status: (["inProgress", "completed", "failed"] as const)[at] ?? "failed",
              created: `2022-04-${19 - at < 10 ? "0" : ""}${19 - at}T00:00:00`,
            }),
          ),
        },
      },
    },
    compare: {
      shortened: ["items"],
      ignored: {
        count: "two are counted and three printed",
        nextOffset: "zero on the first of four pages would lead a client in a circle",
        "items.*.resultHref": "it is printed with another realm, another report and a misspelt path",
      },
    },
  },
  "here.report.output": {
    given: {
      clock: "2022-04-02T00:00:00Z",
      rows: {
        put: {
          realms: [partnerRealm("org236848")],
          reports: [printedReport(1583, { realm: "org236848", status: "completed", endDate: "2022-04-01" })],
        },
      },
    },
  },
};

const SEARCH: Recipes = {
  "here.search.page0": {
    given: {
      rows: { put: { realms: [partnerRealm("olp-here")], usageRows: REFERENCE_USAGE } },
      switches: { hereValuesAreText: true },
    },
    request: {
      reason: "the dates are printed as dots",
      query: [...REFERENCE_RANGE, ["limit", "2"], ["offset", "0"]],
    },
  },
  "here.search.onePage": {
    given: { rows: { put: { realms: [partnerRealm(PARTNER)], usageRows: TUTORIAL_USAGE } } },
  },
  "here.search.dayGrouped": {
    given: {
      rows: { put: { realms: [partnerRealm("olp-here")], usageRows: REFERENCE_USAGE } },
      switches: { hereValuesAreText: true },
    },
    request: {
      reason: "the dates are printed as dots, and the limit of the printed answer is not in the printed request",
      query: [...REFERENCE_RANGE, ["detailLevel", "day"], ["groupBy", "appId, billingTag, project"], ["limit", "2"]],
    },
    compare: { shortened: ["items"], ignored: { "items.*.usageDateTime": LITERAL_QUOTES } },
  },
  "here.csv.sync": {
    given: {
      rows: { put: { realms: [partnerRealm(PARTNER)], usageRows: TUTORIAL_USAGE } },
      switches: { hereColumnsAreOlder: true },
    },
  },
};

const ERRORS: Recipes = {
  "here.error.realm": {
    given: objectDetails,
    request: { reason: "the printed realm is a valid one", path: "/v2/usage/realms/org_12345" },
    names: { "{realm}": "org_12345" },
  },
  "here.error.limit": { given: objectDetails },
  "here.error.dates": { given: objectDetails },
  "here.error.groupBy": { given: objectDetails },
  "here.error.401": {},
  "here.error.403": {},
  "here.report.hour": { given: partner },
  "here.report.range": { given: partner },
};

export const HERE_RECIPES: Recipes = {
  ...TOKENS,
  "here.report.create": { given: nextIs1007 },
  "here.report.create.partnerOnly": { given: nextIs1007 },
  ...STATUS,
  ...SEARCH,
  ...ERRORS,
};
