import { register as registerHooks } from "node:module";
import { join } from "node:path";

// `server-only` throws outside a bundler; here, outside the browser for certain, it stands for nothing.
const SERVER_ONLY = `export const resolve = (specifier, context, next) =>
  specifier === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(specifier, context);`;

/** From here on modules written in TypeScript can be imported. Only after the packages are installed. */
export async function allowTypescript(root) {
  const tsx = await import("tsx/esm/api");
  tsx.register({ tsconfig: join(root, "tsconfig.json") });
  registerHooks(`data:text/javascript,${encodeURIComponent(SERVER_ONLY)}`);
}
