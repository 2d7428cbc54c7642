"use client";

import { Columns3 } from "lucide-react";
import type { Params } from "./address";
import type { Density } from "./density";
import { DensityChoice } from "./density-choice";
import { PopoverForm } from "./popover-form";

export type ColumnMenuProps = {
  pathname: string;
  params: Params;
  columns: readonly { readonly key: string; readonly label: string }[];
  shown: readonly string[];
  density: Density;
  words: Readonly<Record<"columns" | "shown" | "apply" | "density", string>> & {
    readonly densities: Readonly<Record<Density, string>>;
  };
};

/** Which columns a list shows, in its own order, and how high its rows are. */
export function ColumnMenu({ pathname, params, columns, shown, density, words }: ColumnMenuProps) {
  return (
    <PopoverForm
      className="max-sm:hidden"
      label={words.columns}
      icon={<Columns3 size={14} className="text-muted" aria-hidden />}
      action={pathname}
      params={params}
      fields={["columns"]}
      submit={words.apply}
    >
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-xs text-muted">{words.shown}</legend>
        <input type="hidden" name="columns" value="none" />
        {columns.map(({ key, label }) => (
          <label key={key} className="flex items-center gap-2 text-sm max-sm:min-h-10">
            <input
              type="checkbox"
              name="columns"
              value={key}
              defaultChecked={shown.includes(key)}
              className="hw-check size-4"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <DensityChoice density={density} legend={words.density} words={words.densities} />
    </PopoverForm>
  );
}
