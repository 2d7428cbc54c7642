/** Unreserved characters only: one public client does not percent-encode what it signs with. */
export const HERE_KEY_ID = "sandboxHereKey01";
export const HERE_KEY_SECRET = "sandboxHereSecretForTestsOnly01";
export const HERE_DISABLED_KEY_ID = "sandboxHereKeyDisabled";
export const HERE_CLIENT_ID = "sandboxHereClient01";
