"use client";

import { keepChoice } from "./choice-cookie";
import { chooseDensity, DENSITIES, DENSITY_COOKIE, type Density } from "./density";

function change(density: Density): void {
  keepChoice(DENSITY_COOKIE, density);
  document.documentElement.dataset.density = density;
}

export type DensityChoiceProps = { density: Density; legend: string; words: Readonly<Record<Density, string>> };

/** How high rows are, in every table: a habit of the person, kept in a cookie. */
export function DensityChoice({ density, legend, words }: DensityChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-xs text-muted">{legend}</legend>
      {DENSITIES.map((option) => (
        <label key={option} className="flex items-center gap-2 text-sm max-sm:min-h-10">
          <input
            type="radio"
            // Of no form: what is chosen holds at once, and is no part of an address.
            form="hw-none"
            name="density"
            value={option}
            defaultChecked={option === density}
            onChange={({ target }) => change(chooseDensity(target.value))}
            className="hw-check size-4"
          />
          {words[option]}
        </label>
      ))}
    </fieldset>
  );
}
