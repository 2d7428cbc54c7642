import { expect, test } from "vitest";
import { placeOf, readProviderPlaces } from "@/lib/domain/access/provider-places";

const PLACES = readProviderPlaces("bosses=admin; ops=operator; acme=viewer:3947") ?? [];

test("of several values the entry that comes first counts, whatever their order in the claim", () => {
  expect(placeOf(["acme", "ops", "bosses"], PLACES)).toMatchObject({ role: "admin" });
  expect(placeOf("acme", PLACES)).toMatchObject({ role: "viewer", customerId: "3947" });
});

test("a claim that is nothing like a text gives no role", () => {
  expect(
    [undefined, null, "", "boss", "BOSSES", {}, { bosses: true }, [["bosses"]], 1].map((one) => placeOf(one, PLACES)),
  ).toEqual(Array.from({ length: 9 }, () => null));
});
