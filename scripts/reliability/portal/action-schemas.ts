import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../../stack/project";

const FOLDER = join(ROOT, "lib/actions");
const NOTHING = "z.strictObject({})";

/** What each action takes, by its name: the schema it is defined with, which the built files no longer tell. */
export async function actionSchemas(): Promise<ReadonlyMap<string, z.ZodType>> {
  const found = new Map<string, z.ZodType>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith("-actions.ts"))) {
    const text = readFileSync(join(FOLDER, file), "utf8");
    for (const [, action = "", body = ""] of text.matchAll(/^export const (\w+Action) = \w+\(\{(.*?)\}\);$/gms)) {
      const [, name = ""] = /\binput: ([^\n]+?),/.exec(body) ?? [];
      found.set(action, name === NOTHING ? z.strictObject({}) : await schemaCalled(name, text));
    }
  }
  return found;
}

async function schemaCalled(name: string, text: string): Promise<z.ZodType> {
  const [, from] = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "@/([^"]+)"`).exec(text) ?? [];
  const schema: unknown = from && (await import(join(ROOT, `${from}.ts`)))[name];
  if (!(schema instanceof z.ZodType)) throw new Error(`No schema is called ${name}`);
  return schema;
}
