/** Customers whose cost report misbehaves on purpose: a fault that is part of the world has a name in it. */
export const SLOW_CUSTOMER = "Molasses Ltd";
export const FAILING_CUSTOMER = "Tempest Works";
export const NONSENSE_CUSTOMER = "Gibberish & Sons";

export const SLOW_ANSWER_MS = 60_000;

/** Billing tags that decide how a HERE report ends. */
export const FAILING_TAG = "sentinel-fail";
export const PENDING_TAG = "sentinel-pending";
export const ENDLESS_TAG = "sentinel-endless";
