import { ROLES, type Role } from "@/lib/domain/access/roles";
import { PERSON_STATES, type PersonState } from "@/lib/domain/people/person";
import {
  choiceParam,
  type PageSize,
  pageParam,
  pageSizeParam,
  paramOf,
  searchParam,
  type UrlParams,
} from "@/lib/domain/values/list-query";

/** What the list of people shows; lives in the address and nowhere else. */
export interface PersonListQuery {
  readonly q: string;
  readonly page: number;
  readonly per: PageSize;
  readonly role: Role | null;
  readonly state: PersonState | null;
}

/** Tolerant: whatever cannot be read is the default. */
export function personListQuery(params: UrlParams): PersonListQuery {
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    role: choiceParam(paramOf(params, "role"), ROLES, null),
    state: choiceParam(paramOf(params, "state"), PERSON_STATES, null),
  };
}
