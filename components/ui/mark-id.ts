import type { StatusTone } from "./status-marks";

export const markId = (tone: StatusTone) => `hw-mark-${tone}`;
