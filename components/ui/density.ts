export const DENSITIES = ["compact", "standard", "comfortable"] as const;
export type Density = (typeof DENSITIES)[number];
export const DENSITY_COOKIE = "density";

export function chooseDensity(chosen: string | undefined): Density {
  return DENSITIES.find((density) => density === chosen) ?? "standard";
}
