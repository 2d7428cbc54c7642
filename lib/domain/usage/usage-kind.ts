/** A feature in one value driver, as kept reports name it: of several organizations with the same, one. */
export interface UsageKind {
  readonly feature: string;
  readonly name: string;
  readonly unit: string;
}
