import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import type { PersonState } from "@/lib/domain/people/person";
import { PERSON_CHANGES, type PersonChange, whyNotChangePerson, whyNotPlace } from "@/lib/domain/people/person-rules";

const ADA = { id: "ada", role: "admin", state: "active" } as const;
const OLA = { id: "ola", role: "operator", state: "active" } as const;

describe("an admin", () => {
  test("neither disables nor demotes themself, however many admins there are", () => {
    const own = { byId: "ada", person: ADA, otherAdmins: 5 };
    expect(whyNotChangePerson({ ...own, change: "disable" })).toEqual({ code: "own-access" });
    expect(whyNotChangePerson({ ...own, change: "role", role: "operator" })).toEqual({ code: "own-role" });
    expect(whyNotChangePerson({ ...own, change: "role", role: "admin" })).toBeNull();
    expect(whyNotChangePerson({ ...own, change: "end-sessions" })).toBeNull();
  });

  test("takes off nobody's second factor but another's", () => {
    expect(whyNotChangePerson({ byId: "ada", person: ADA, otherAdmins: 5, change: "factor" })).toEqual({
      code: "own-factor",
    });
    expect(whyNotChangePerson({ byId: "bea", person: ADA, otherAdmins: 0, change: "factor" })).toBeNull();
  });

  test("who is the last one stays one, whoever asks", () => {
    const last = { byId: null, person: ADA, otherAdmins: 0 };
    expect(whyNotChangePerson({ ...last, change: "disable" })).toEqual({ code: "last-admin" });
    expect(whyNotChangePerson({ ...last, change: "role", role: "viewer" })).toEqual({ code: "last-admin" });
    expect(whyNotChangePerson({ ...last, otherAdmins: 1, change: "disable" })).toBeNull();
  });

  test("who was only invited is not what keeps the portal administered", () => {
    const invited = { byId: "bea", person: { ...ADA, state: "invited" }, otherAdmins: 0 } as const;
    expect(whyNotChangePerson({ ...invited, change: "role", role: "analyst" })).toBeNull();
    expect(whyNotChangePerson({ ...invited, change: "cancel" })).toBeNull();
  });
});

const ALLOWED: Record<PersonState, readonly PersonChange[]> = {
  active: ["role", "disable", "end-sessions", "link", "factor"],
  invited: ["role", "end-sessions", "link", "factor", "cancel"],
  disabled: ["role", "enable", "factor"],
};

test.each(Object.entries(ALLOWED))("somebody %s can be changed in the ways that make sense", (state, allowed) => {
  const person = { ...OLA, state: state as PersonState };
  const asked = { byId: "ada", person, otherAdmins: 1 };
  expect(PERSON_CHANGES.filter((change) => whyNotChangePerson({ ...asked, change }) === null)).toEqual(allowed);
});

test.each<[Role, string | null, string | undefined]>([
  ["viewer", null, "customer-needed"],
  ["viewer", "3947", undefined],
  ["admin", "3947", "customer-not-allowed"],
  ["analyst", null, undefined],
])("a viewer has a customer and staff have none: %s of %s", (role, customer, code) => {
  expect(whyNotPlace({ role, customer, further: [] })?.code).toBe(code);
});
