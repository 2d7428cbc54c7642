import type { Comparison, Recipe, Recipes } from "../recipe";
import { FLAT_MEMBERS, type StatedAccount, statedWorld } from "./report-states";

const MONTHS = ["2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"].concat(
  ["01", "02", "03", "04", "05"].map((month) => `2026-${month}`),
);

/** The figures of the year: compute and transfer grow by the month, storage stands still. */
const HISTORY = statedWorld({
  costs: MONTHS.flatMap((month, at) => [
    { month, member: "ec2_compute", amount: String(1010 + 10 * at) },
    ...(at < 2 ? [] : [{ month, member: "ec2_transfer", amount: `${101.5 + at}` }]),
    { month, member: "s3_storage", amount: at === 4 ? "0" : "50.25" },
  ]),
});

const TWO_MEASURES = statedWorld({
  costs: [
    { month: "2026-05", member: "ec2_compute", amount: "70" },
    { month: "2026-05", member: "ec2_compute", amount: "30", isReserved: true },
    { month: "2026-05", member: "ec2_compute", amount: "50", account: 1 },
  ],
});

const SUBTOTALS = statedWorld({
  members: [
    { id: "Amazon Elastic Compute Cloud", label: "Amazon Elastic Compute Cloud", parent: null },
    { id: "ec2_compute", label: "EC2 - Compute", parent: "Amazon Elastic Compute Cloud" },
    { id: "ec2_transfer", label: "EC2 - Transfer", parent: "Amazon Elastic Compute Cloud" },
    {
      id: "ec2_direct",
      label: "Amazon Elastic Compute Cloud - Direct",
      parent: "Amazon Elastic Compute Cloud",
      isDirect: true,
    },
    { id: "s3", label: "Amazon Simple Storage Service", parent: null },
  ],
  costs: Object.entries({ ec2_compute: "100", ec2_transfer: "25", ec2_direct: "5", s3: "50" }).map(
    ([member, amount]) => ({ month: "2026-05", member, amount }),
  ),
});

const WHOLE = statedWorld({
  members: FLAT_MEMBERS.slice(0, 1),
  costs: [
    { month: "2026-05", member: "ec2_compute", amount: "20" },
    { month: "2026-05", member: "ec2_compute", amount: "10", account: 1 },
  ],
});

/** By this much the printed total is above the decimal sum of the printed accounts: another, too small to be printed. */
const MISSING_TO_TOTAL = "0.00000000213";

/** By account, in the order of the printed cells behind Total's. */
const FRAGMENT_AMOUNTS = [
  "2303183.584927046",
  "440173.0578069503",
  "26266.99529305149",
  "61661.31648144288",
  "77100.0010629067",
  null,
  "19137.5030886411",
  "2039.3415658562",
  null,
  null,
  null,
  null,
  "7409.0660727718",
  MISSING_TO_TOTAL,
];

const FRAGMENT = statedWorld({
  accounts: FRAGMENT_AMOUNTS.map((_, at): StatedAccount => ({ id: 1_000_000_000_101 + at, name: `Account ${at + 1}` })),
  members: FLAT_MEMBERS,
  costs: FRAGMENT_AMOUNTS.flatMap((amount, account) =>
    amount === null ? [] : [{ month: "2026-05", member: "ec2_compute", amount, account }],
  ),
});

const FRAGMENT_RECIPE: Recipe = {
  given: FRAGMENT,
  compare: {
    shortened: ["data", "data.*", "data.*.*"],
  },
};

/** The values are made up, but as every one of them is stated, every one can be compared. */
const BY_VALUE: Comparison = {
  cube: "values",
  evidence: {
    body: { as: "P", reason: "the state gives each value of the cube, so that more than its shape is compared" },
  },
};

const TYPE_LISTS = { shortened: ["dimensions", "dimensions.*.members", "measures"] };

const NEW_WORLD: Recipe = {
  given: {
    clock: "2014-09-27T12:00:00Z",
    rows: {
      put: {
        groupsets: [
          {
            id: 998,
            name: "Owner Perspective",
            groups: [
              { id: 1392, name: "Joe" },
              { id: 1388, name: "Sue" },
              { id: 1386, name: "No Owner Found" },
            ],
          },
        ],
      },
    },
  },
  compare: TYPE_LISTS,
};

export const REPORT_RECIPES: Recipes = {
  "olap-types": {},
  "olap-cost-list": { given: { switches: { reportKeysAreShort: true } } },
  "olap-usage-list": {},
  "olap-cost-list-2023": {},
  "olap-custom-list": {},
  "olap-new": NEW_WORLD,
  "olap-get-query": {},
  "olap-404": {},
  "olap-history": { given: HISTORY, compare: BY_VALUE },
  "olap-history-ruby-query": { given: HISTORY, compare: BY_VALUE },
  "olap-filtered": { given: HISTORY },
  "olap-one-dimension": { given: HISTORY },
  "olap-two-measures": { given: TWO_MEASURES },
  "olap-subtotals": { given: SUBTOTALS },
  "olap-3d-fragment": FRAGMENT_RECIPE,
  "olap-3d-collapsed-fragment": FRAGMENT_RECIPE,
  "olap-3d-whole": { given: WHOLE, compare: BY_VALUE },
  "olap-3d-whole-collapsed": { given: WHOLE, compare: BY_VALUE },
  "olap-empty-set": { given: { clock: "2026-05-05T12:00:00Z" } },
  "olap-mixed-time-filter": {},
  "olap-usage-as-printed": {
    leftOut:
      "the guide's worked example contradicts its own text and every client: it leaves out the measure level and names two dimensions for numbers of three",
  },
};
