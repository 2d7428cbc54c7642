export const TEST_SECRET = "a-secret-that-only-tests-know-0123456789";
