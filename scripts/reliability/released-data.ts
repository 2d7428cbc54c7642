const COSTS = JSON.stringify({
  currency: "USD",
  months: ["2026-08", "2026-09"],
  series: [{ name: "ec2_compute", label: "EC2 - Compute", amounts: [null, "2936970.8662986686"] }],
  totals: [null, "2936970.8662986687"],
  adds: false,
});

/**
 * Fills the first schema that was released; what came later has its defaults. Enough rows that a migration that touches
 * them takes a while.
 */
export const RELEASED_DATA = `
  INSERT INTO customer (id, name, search, classification, billing_enabled, tags, fetched_at, upstream_updated_at, removed_at, source_run_id)
    SELECT n::text, 'Customer ' || n, 'customer ' || n, 'managed_with_access', n % 3 > 0, jsonb_build_array(jsonb_build_object('key', 'k', 'value', n)),
      '2026-10-01'::timestamptz + n * interval '1 second', CASE WHEN n % 2 = 0 THEN '2026-01-01'::timestamptz END,
      CASE WHEN n % 50 = 0 THEN '2026-11-01'::timestamptz END, gen_random_uuid()
    FROM generate_series(1, 4000) n;
  INSERT INTO aws_account (owner, upstream_id, name, search, type, is_active, fetched_at)
    SELECT lpad(n::text, 12, '0'), n::text, 'Account ' || n, 'account ' || n, 'linked', true, '2026-10-01' FROM generate_series(1, 12000) n;
  INSERT INTO assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at, removed_at)
    SELECT lpad(n::text, 12, '0'), n::text, (1 + n % 4000)::text, lpad(n::text, 12, '0'), 'v1', '2026-10-01', CASE WHEN n % 40 = 0 THEN '2026-11-01'::timestamptz END
    FROM generate_series(1, 12000) n;
  INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, actor_id, actor_name, settled_at)
    SELECT gen_random_uuid(), 'assign-account', 'cloudhealth', 'assignment:' || n, CASE WHEN n % 10 = 0 THEN 'UNKNOWN' ELSE 'SUCCEEDED' END, jsonb_build_object('owner', n),
      repeat('a', 64), gen_random_uuid(), 'Ola', CASE WHEN n % 10 > 0 THEN now() END
    FROM generate_series(1, 500) n;
  INSERT INTO sync_run (id, upstream, state, step, changes, started_by, started_at)
    SELECT gen_random_uuid(), 'cloudhealth', 'done', 'finished', '{}', 'Ola', '2026-10-01'::timestamptz + n * interval '1 hour' FROM generate_series(1, 50) n;`;

/** What costs were before they were facts. */
export const COST_HISTORIES = `
  INSERT INTO cost_history (customer_id, body, fetched_at) SELECT n::text, '${COSTS}', '2026-10-01' FROM generate_series(1, 400) n;
  INSERT INTO partner_cost_history (id, body, fetched_at) VALUES (1, '${COSTS}', '2026-10-01');`;

/** Before one run at a time was a rule, two could be under way. */
export const TWO_AT_ONCE = `
  INSERT INTO sync_run (id, upstream, state, step, changes, started_by, started_at)
    VALUES (gen_random_uuid(), 'cloudhealth', 'running', 'customers', '{}', 'Ola', '2026-11-01'),
      (gen_random_uuid(), 'cloudhealth', 'running', 'customers', '{}', 'Ola', '2026-11-02');`;

/** What reports were before they had parts: one HERE report each, one of them failed, one under way with its request. */
export const WHOLE_REPORTS = `
  INSERT INTO usage_report (id, customer_id, realm, here_id, state, failure, request, requested_by_id, requested_by_name, rows, bytes, kept_at)
    SELECT gen_random_uuid(), '1', 'org1', CASE WHEN n > 1 THEN 'REPORT-' || 1000 + n / 2 END,
      CASE n % 3 WHEN 0 THEN 'failed' WHEN 1 THEN 'sending' ELSE 'ready' END, CASE WHEN n % 3 = 0 THEN 'gave-up' END,
      '{"from": "2026-09-01", "to": "2026-10-01", "detailLevel": "day", "groupBy": [], "billingTag": null, "category": null, "subAccounts": ["org1"]}',
      gen_random_uuid(), 'Ola', 3, 4, '2026-10-02'
    FROM generate_series(1, 200) n;
  INSERT INTO usage_report_chunk (report_id, seq, customer_id, bytes) SELECT id, 0, customer_id, 'four' FROM usage_report WHERE state = 'ready';
  INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, actor_id, actor_name)
    SELECT id, 'request-usage-report', 'here', 'report:' || id, 'QUEUED',
      jsonb_build_object('reportId', id, 'customerId', customer_id, 'request', request), repeat('a', 64), gen_random_uuid(), 'Ola'
    FROM usage_report WHERE state = 'sending';`;
