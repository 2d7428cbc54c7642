import type { Role } from "@/lib/domain/access/roles";

export interface SandboxPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** Read besides that one. */
  readonly further?: readonly string[];
}

/** One sign-in per role, a second customer to compare with, and somebody of two customers. */
export const SANDBOX_PEOPLE: readonly SandboxPerson[] = [
  { email: "ada@northpine.example", name: "Ada Lindqvist", role: "admin", customer: null },
  { email: "oskar@northpine.example", name: "Oskar Brandt", role: "operator", customer: null },
  { email: "ines@northpine.example", name: "Inès Moreau", role: "analyst", customer: null },
  { email: "bo@borealis.example", name: "Bo Halvorsen", role: "viewer", customer: { id: "3948", name: "Borealis" } },
  { email: "anna@acme.example", name: "Anna Weiss", role: "viewer", customer: { id: "3947", name: "Acme" } },
  {
    email: "mia@acme.example",
    name: "Mia Okafor",
    role: "viewer",
    customer: { id: "3947", name: "Acme" },
    further: ["3949"],
  },
];
