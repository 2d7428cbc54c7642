export type Perspective = {
  id: number;
  /** Whose tenant it is in; null is the partner's own. */
  customerId: number | null;
  schema: Record<string, unknown>;
  version: number;
  isActive: boolean;
};
