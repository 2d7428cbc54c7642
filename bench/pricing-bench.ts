import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { costByTiers } from "@/lib/domain/pricing/tier-pricing";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { type ScaledDecimal, scaledText, sumScaled } from "@/lib/domain/values/scaled-decimal";
import { step } from "../scripts/stack/progress.mjs";
import { measureKeystrokes } from "./keystroke";
import { readLargeAnswer } from "./large-answer";
import { type SqlPricing, startSqlPricing } from "./pricing-sql";
import { priceLists, type UsageLine, usageLines } from "./pricing-world";
import { type BenchDatabase, startBenchDatabase } from "./sync-database";
import { type Measured, medianOf } from "./verdict";

const SEED = 20_261_123;
const LINES = 1_000_000;
const PRICES = 200;
const ROUNDS = 5;
const ENGINE_TO_SQL = 3;
const ORGANIZATIONS = 5_000;
const ANSWER_SECONDS = 3;
const ANSWER_MB = 250;
const KEYSTROKE_MS = 100;

type Figures = Record<string, number>;
type Timed = { readonly total: DecimalText; readonly seconds: number };

/** A million lines of usage by the tier engine and by one SQL statement, keys pressed in a what-if, and a large answer of CloudMC. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const database = await startBenchDatabase("pricing");
  try {
    const figures = await step("pricing a million lines", () => measureLines(database, signal));
    signal.throwIfAborted();
    const keystrokes = await step("pressing keys", async () => measureKeystrokes());
    const answer = await step("reading a large answer", () => readLargeAnswer(database));
    return {
      seed: SEED,
      figures: { ...figures, ...keystrokes, ...answer },
      goals: {
        lines: { min: LINES },
        totals_differing: { max: 0 },
        engine_to_sql: { min: ENGINE_TO_SQL },
        keystroke_ms: { max: KEYSTROKE_MS },
        answer_organizations: { min: ORGANIZATIONS },
        answer_seconds: { max: ANSWER_SECONDS },
        answer_peak_mb: { max: ANSWER_MB },
      },
    };
  } finally {
    await database.stop();
  }
}

async function measureLines({ environment }: BenchDatabase, signal: AbortSignal): Promise<Figures> {
  const lists = priceLists(PRICES);
  const lines = usageLines(LINES, PRICES);
  const sql = await startSqlPricing(environment.DATABASE_URL ?? "", lists, lines);
  try {
    const engine = async () => engineTotal(lists, lines);
    await timed(engine);
    await timed(sql.total);
    const rounds: { engine: Timed; sql: Timed }[] = [];
    for (let at = 0; at < ROUNDS; at += 1) {
      signal.throwIfAborted();
      const round = await measureRound(engine, sql, at % 2 === 0);
      process.stderr.write(`  round ${at + 1}: ${JSON.stringify(round)}\n`);
      rounds.push(round);
    }
    return summary(rounds);
  } finally {
    await sql.end();
  }
}

/** One after the other; who begins changes from round to round. */
async function measureRound(engine: () => Promise<DecimalText>, sql: SqlPricing, isEngineFirst: boolean) {
  if (isEngineFirst) {
    const first = await timed(engine);
    return { engine: first, sql: await timed(sql.total) };
  }
  const first = await timed(sql.total);
  return { engine: await timed(engine), sql: first };
}

async function timed(price: () => Promise<DecimalText>): Promise<Timed> {
  const since = performance.now();
  const total = await price();
  return { total, seconds: (performance.now() - since) / 1000 };
}

/** From tiers and usage as text, the tiers compiled anew. */
function engineTotal(lists: readonly (readonly PriceTier[])[], lines: readonly UsageLine[]): DecimalText {
  const prices = lists.map(compiled);
  return scaledText(sumScaled(costsOf(lines, prices)));
}

function* costsOf(lines: readonly UsageLine[], prices: readonly CompiledPrice[]): Generator<ScaledDecimal> {
  for (const { price: at, units } of lines) {
    const price = prices[at];
    const cost = price === undefined ? null : costByTiers(price, units);
    if (cost === null) throw new Error(`${units} units have no price`);
    yield cost;
  }
}

function compiled(tiers: readonly PriceTier[]): CompiledPrice {
  const price = compilePrice(tiers);
  if (!price.ok) throw new Error(JSON.stringify(price.refusal));
  return price.value;
}

function summary(rounds: readonly { engine: Timed; sql: Timed }[]): Figures {
  const ratios = rounds.map(({ engine, sql }) => sql.seconds / engine.seconds);
  const perSecond = (of: "engine" | "sql") => Math.round(LINES / medianOf(rounds.map((round) => round[of].seconds)));
  return {
    lines: LINES,
    prices: PRICES,
    totals_differing: rounds.filter(({ engine, sql }) => engine.total !== sql.total).length,
    engine_lines_per_second: perSecond("engine"),
    sql_lines_per_second: perSecond("sql"),
    engine_to_sql: rounded(medianOf(ratios)),
    engine_to_sql_least: rounded(Math.min(...ratios)),
    engine_to_sql_most: rounded(Math.max(...ratios)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
