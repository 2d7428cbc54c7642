import fc from "fast-check";
import { CHANGES, type Change } from "./sync-changes";
import { ASKED, type Midway, type Reading, type Step, WRITE_FAULTS } from "./sync-steps";
import { KINDS } from "./sync-world";

export type Move = Step | { readonly do: "read"; readonly reading: Reading };

/** What happens to a cache from a fresh reading on; at its end one quiet run, or as many as it takes to agree. */
export interface Life {
  readonly moves: readonly Move[];
  readonly converges: boolean;
}

const LISTS = ["/v1/customers", "/v1/aws_account_assignments", "/v2/aws_account_assignments", "/api/search"] as const;
const BY_ID = ["/v1/customers/:id", "/v1/aws_account_assignments/:id", "/v1/aws_accounts/:id"] as const;
const MOST_PAGES = 9;

const at = fc.nat({ max: 40 });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constantFrom(...CHANGES), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("shrink" as const),
      kind: fc.constantFrom(...KINDS),
      percent: fc.integer({ min: 1, max: 100 }),
    }),
  },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("change" as const), change }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      ask: fc.constantFrom(...ASKED),
      at,
      fault: fc.constantFrom(null, ...WRITE_FAULTS),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "work" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "release" as const }) },
);

const listFault = fc
  .record({
    route: fc.constantFrom(...LISTS),
    order: fc.oneof(
      fc.record({ kind: fc.constant("page-shift"), by: fc.constantFrom(-2, -1, 1, 2) }),
      fc.record({ kind: fc.constant("lying-total"), by: fc.constantFrom(-5, -1, 1, 7) }),
      fc.constant({ kind: "link-loop" }),
      fc.constant({ kind: "same-page" }),
      fc.constant({ kind: "empty-list" }),
    ),
    place: fc.record({ skip: fc.nat({ max: 4 }), times: fc.integer({ min: 1, max: 8 }) }),
  })
  .map(({ route, order, place }) => ({ route: `GET ${route}`, ...order, ...place }));
const mute = fc
  .constantFrom(...BY_ID)
  .map((route) => ({ route: `GET ${route}`, kind: "html", status: 200, times: 1 as number }));
const fault = fc.oneof({ weight: 4, arbitrary: listFault }, { weight: 1, arbitrary: mute });

const midway: fc.Arbitrary<Midway> = fc.record({ page: fc.integer({ min: 1, max: MOST_PAGES }), step });
const reading: fc.Arbitrary<Reading> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ faults: [], midway: [] }) },
  {
    weight: 2,
    arbitrary: fc.record({ faults: fc.constant([]), midway: fc.array(midway, { minLength: 1, maxLength: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      faults: fc.array(fault, { minLength: 1, maxLength: 2 }),
      midway: fc.array(midway, { maxLength: 2 }),
    }),
  },
);

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: step },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("read" as const), reading }) },
);

export const lives: fc.Arbitrary<Life> = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 7, size: "max" }),
  converges: fc.nat({ max: 5 }).map((drawn) => drawn === 5),
});
