export type Mode = "production" | "development";

/** Environment variables as they came in, without the blank ones. */
export type Given = Readonly<Record<string, string>>;

/** The whole environment of a process of the stack. */
export interface Variables extends Given {
  readonly NODE_ENV: Mode;
}
