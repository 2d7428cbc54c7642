/**
 * Stated costs: while there is one, reports show these and no drawn ones. The amount is decimal text of any
 * precision. Without a customer a line is seen by whoever sees its account.
 */
export type CostLine = {
  id: number;
  ownerId: string;
  month: string;
  member: string;
  amount: string;
  customerId?: number;
  /** The day of the month it falls on in finer intervals; the first when it says nothing. */
  day?: number;
  zone?: string;
  isReserved?: boolean;
  /** Which figure it states; cost when it says nothing. */
  measure?: string;
};

/** A member of the service categories in a world of stated costs; its id is its name. No parent leaves the field out. */
export type CostMember = { id: string; label: string; parent?: string | null; isDirect?: boolean };

/** A report somebody saved under a name; its query is dimensions[], measures[], interval and filters[]. */
export type SavedReport = { id: number; name: string; report: string; query: string };

/** A perspective as reports and assets know it. The last group takes whatever is in no other. */
export type Groupset = {
  id: number;
  name: string;
  groups: { id: number; name: string; ownerIds?: string[] }[];
};

/** Stated assets: those of a type replace the drawn ones of that type. */
export type StatedAsset = {
  id: number;
  type: string;
  /** Inactive ones show in version 2 only; active when it says nothing. */
  isActive?: boolean;
  attributes: Record<string, string | number | boolean | null>;
  /** Related assets by the relation's name, in full or by the id of one that is stated itself. */
  relations?: Record<string, number | Record<string, unknown>>;
  /** The customer whose tenant it is in; in everybody's view when it says nothing. */
  customerId?: number;
};
