import { Pool } from "pg";

// The statements of the portal's own pages, who asks and the state of the upstreams included, in the order it asks.
const SESSION = "SELECT * FROM app_session WHERE sid_hash = $1 LIMIT 1";
const PERSON = "SELECT * FROM app_user WHERE id = $1";
const HEALTH = "SELECT * FROM upstream_lane";
const CUSTOMER_COLUMNS = `id, name, search, classification, billing_contact, billing_enabled, billing_folder,
  trial_expires_at, azure_customer_id, address, tags, external_id, upstream_created_at, upstream_updated_at,
  cloudmc_organization, here_realm, account_count, pattern, month_cost, month_cost_currency, month_cost_month,
  fetched_at, source_run_id, source_operation_id, missing_runs, removed_at`;
const MATCHING = "removed_at IS NULL AND (search LIKE $1 OR id = $2)";
const PAGE = `SELECT ${CUSTOMER_COLUMNS} FROM customer WHERE ${MATCHING} ORDER BY account_count DESC, id ASC LIMIT $3 OFFSET $4`;
const TOTAL = `SELECT count(*)::int AS total FROM customer WHERE ${MATCHING}`;
const READ_AT = `SELECT id, ended_at FROM sync_run WHERE upstream = $1 AND state = 'done' ORDER BY started_at DESC LIMIT 1`;
const CUSTOMER = `SELECT ${CUSTOMER_COLUMNS} FROM customer WHERE id = $1 AND removed_at IS NULL LIMIT 1`;
const OPEN_OPERATIONS = `SELECT * FROM operation
  WHERE customer_id = $1 AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') ORDER BY created_at ASC`;
const BOOK = `(SELECT id FROM cost_book WHERE customer_id = $1 AND "interval" = 'monthly' AND split = 'service')`;
const PERIODS = `SELECT p.start, p."end", p.total::text, p.reading_id, r.currency, r.data_through, r.fetched_at
  FROM cost_period p JOIN cost_reading r ON r.id = p.reading_id WHERE p.book_id = ${BOOK} ORDER BY p.start`;
const FACTS = `SELECT f.member, m.label, array_agg(f.start::text ORDER BY f.start) AS starts, array_agg(f.amount::text ORDER BY f.start) AS amounts
  FROM cost_fact f JOIN cost_member m ON m.book_id = f.book_id AND m.position = 0 AND m.name = f.member
  WHERE f.book_id = ${BOOK} GROUP BY f.member, m.label ORDER BY sum(abs(f.amount)) DESC`;
const STATEMENTS =
  "SELECT month, bool_and(status = 'final') AS final FROM cost_statement WHERE customer_id = $1 GROUP BY month";
const REFRESH = "SELECT * FROM refresh WHERE kind = $1 AND key = $2";

const VIEWS = `SELECT id, name, params, owner_id, owner_name, shared FROM saved_view
  WHERE page = 'assignments' AND (shared OR owner_id = $1::uuid) ORDER BY lower(name), id`;
const MATCHES = `SELECT coalesce(array_agg(id), '{}') AS customers, coalesce(sum(listed_count), 0)::int AS held,
    ARRAY(SELECT a.owner FROM aws_account a WHERE a.removed_at IS NULL AND a.search LIKE $1 LIMIT 5001) AS owners
  FROM customer WHERE search LIKE $1`;
const LINES = `WITH page AS MATERIALIZED (
    SELECT * FROM (
      (SELECT s.owner, 0 AS part, s.held_since AS key FROM assignment s
       WHERE s.removed_at IS NULL AND s.listed AND (s.customer_id = ANY ($1) OR s.owner = ANY ($2))
       ORDER BY s.held_since DESC, s.owner DESC LIMIT $3)
      UNION ALL
      (SELECT a.owner, 1 AS part, NULL AS key
       FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL AND s.listed
       WHERE a.removed_at IS NULL AND s.owner IS NULL AND a.owner = ANY ($2) ORDER BY a.owner LIMIT $3)) page
    ORDER BY part, key DESC NULLS LAST, CASE part WHEN 1 THEN page.owner END, page.owner DESC LIMIT $4 OFFSET $5)
  SELECT a.owner, a.name, a.type, a.family, a.is_active, a.fetched_at,
    s.customer_id, c.name AS customer_name, s.payer, s.managed_by, s.held_since
  FROM page JOIN aws_account a ON a.owner = page.owner
  LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL AND s.listed
  LEFT JOIN customer c ON c.id = s.customer_id
  ORDER BY part, key DESC NULLS LAST, CASE part WHEN 1 THEN page.owner END, page.owner DESC`;
const OTHERS = `SELECT count(*)::int AS total
  FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL AND s.listed
  WHERE a.removed_at IS NULL AND a.owner = ANY ($2) AND (s.owner IS NULL OR s.customer_id <> ALL ($1))`;

export type Row = Record<string, unknown>;

export interface CustomerPage {
  readonly rows: Row[];
  readonly total: number;
  readonly readAt: unknown;
}

export interface CostPage {
  readonly customer: Row | undefined;
  readonly costs: { readonly periods: Row[]; readonly facts: Row[]; readonly statements: Row[] };
  readonly refresh: Row | undefined;
}

let pool: Pool | undefined;

async function rowsOf(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  pool ??= new Pool({ connectionString: process.env.FLOOR_DATABASE ?? "", max: 10 });
  return (await pool.query<Row>(text, [...values])).rows;
}

export async function readCustomers(text: string): Promise<CustomerPage> {
  await readFrame();
  const matching = [`%${text}%`, text];
  const [rows, totals, runs] = await Promise.all([
    rowsOf(PAGE, [...matching, 20, 0]),
    rowsOf(TOTAL, matching),
    rowsOf(READ_AT, ["cloudhealth"]),
  ]);
  return { rows, total: Number(totals[0]?.total), readAt: runs[0]?.ended_at };
}

export async function readAccounts(text: string, page: number): Promise<CustomerPage> {
  const person = await readFrame();
  const [found, runs] = await Promise.all([
    rowsOf(MATCHES, [`%${text}%`]),
    rowsOf(READ_AT, ["cloudhealth"]),
    rowsOf(VIEWS, [person?.id]),
  ]);
  const keys = [found[0]?.customers, found[0]?.owners];
  const [rows, others] = await Promise.all([
    rowsOf(LINES, [...keys, page * 20, 20, (page - 1) * 20]),
    rowsOf(OTHERS, keys),
  ]);
  return { rows, total: Number(found[0]?.held) + Number(others[0]?.total), readAt: runs[0]?.ended_at };
}

export async function readCosts(customer: string): Promise<CostPage> {
  await readFrame();
  const [found] = await rowsOf(CUSTOMER, [customer]);
  await rowsOf(OPEN_OPERATIONS, [customer]);
  const [periods, facts] = await Promise.all([rowsOf(PERIODS, [customer]), rowsOf(FACTS, [customer])]);
  const costs = { periods, facts, statements: await rowsOf(STATEMENTS, [customer]) };
  const [refresh] = await rowsOf(REFRESH, ["cost", customer]);
  return { customer: found, costs, refresh };
}

async function readFrame(): Promise<Row | undefined> {
  const [session] = await rowsOf(SESSION, [process.env.FLOOR_SESSION]);
  const [person] = await rowsOf(PERSON, [session?.user_id]);
  await rowsOf(HEALTH);
  return person;
}
