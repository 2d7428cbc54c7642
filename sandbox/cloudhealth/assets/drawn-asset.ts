export type AssetValue = string | number | boolean | null;
/** An asset is asked for what somebody wants to know of it; most are only counted. */
export type Asset = {
  id: number;
  isActive: boolean;
  valueOf(attribute: string): AssetValue;
  related(relation: string): Asset | Asset[] | null;
};

export type Values = Record<string, AssetValue | (() => AssetValue)>;
type Relations = Record<string, () => Asset | Asset[] | null>;

type Facts = { id: number; isActive: boolean };
export type Details = { values: Values; relations?: Relations };

/** The details are made for whoever asks: most assets are only passed over. */
export class DrawnAsset implements Asset {
  private known: Details | null = null;

  constructor(
    private readonly facts: Facts,
    private readonly describe: () => Details,
  ) {}

  get id(): number {
    return this.facts.id;
  }

  get isActive(): boolean {
    return this.facts.isActive;
  }

  private details(): Details {
    this.known ??= this.describe();
    return this.known;
  }

  valueOf(attribute: string): AssetValue {
    if (attribute === "id") return this.id;
    if (attribute === "is_active") return this.isActive;
    const { values } = this.details();
    const value = Object.hasOwn(values, attribute) ? values[attribute] : null;
    return typeof value === "function" ? value() : (value ?? null);
  }

  related(relation: string): Asset | Asset[] | null {
    const { relations = {} } = this.details();
    return Object.hasOwn(relations, relation) ? (relations[relation]?.() ?? null) : null;
  }
}
