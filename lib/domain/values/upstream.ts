/** The three vendors Headwater reads from and writes to. */
export const UPSTREAMS = ["cloudhealth", "cloudmc", "here"] as const;
export type Upstream = (typeof UPSTREAMS)[number];

/** Where a figure comes from and how old it is; no figure is shown without it. */
export interface Provenance {
  readonly source: Upstream;
  /** When Headwater fetched it, ISO instant. */
  readonly fetchedAt: string;
  /** Up to when the upstream says its data reaches, ISO instant; null when it does not say. */
  readonly dataThrough: string | null;
}

/** A cached value with its provenance; `value` is null when nothing was ever fetched. */
export type Cached<T> =
  | {
      readonly state: "present";
      readonly value: T;
      readonly provenance: Provenance;
      readonly refreshing: boolean;
      readonly failure: FetchFailure | null;
    }
  | { readonly state: "absent"; readonly refreshing: boolean; readonly failure: FetchFailure | null };

export interface FetchFailure {
  readonly upstream: Upstream;
  readonly reason: UpstreamTrouble;
  readonly at: string;
}

export type UpstreamTrouble = "unreachable" | "slow" | "limited" | "refused" | "credentials" | "failing" | "unreadable";
