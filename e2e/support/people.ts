/** The sandbox world's sign-ins (scripts/people/sandbox-people.ts), one per role, a second customer to compare with, somebody of two. */
export const PEOPLE = {
  "ada, admin": "ada@northpine.example",
  "oskar, operator": "oskar@northpine.example",
  "ines, analyst": "ines@northpine.example",
  "bo, viewer of Borealis": "bo@borealis.example",
  "anna, viewer of Acme": "anna@acme.example",
  "mia, viewer of Acme and Cobalt": "mia@acme.example",
} as const;

export type Persona = keyof typeof PEOPLE;

export const PASSWORD = "sandbox-only-password";

export const ACME = "3947";
export const BOREALIS = "3948";
export const COBALT = "3949";
export const DUNE = "3950";
export const MOLASSES = "3951";
export const TEMPEST = "3952";
export const GIBBERISH = "3953";
