// autocannon brings no types; these are of what the benches use.
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  interface Load {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly timeout?: number;
  }

  interface Run extends EventEmitter, PromiseLike<{ readonly non2xx: number; readonly errors: number }> {}

  function autocannon(load: Load): Run;
  export = autocannon;
}
