import type { Person } from "@/lib/domain/people/person";

export type PersonPanelProps = {
  person: Person;
  /** Who looks at it. */
  byId: string;
  /** Admins besides this person who can sign in. */
  otherAdmins: number;
};
