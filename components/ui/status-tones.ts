export type StatusTone = "positive" | "caution" | "negative" | "info" | "neutral" | "pending";

export const markId = (tone: StatusTone) => `hw-mark-${tone}`;
