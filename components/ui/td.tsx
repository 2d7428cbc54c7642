import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** Where a cell stands in the two-line row of a phone; a cell without a place is left out there. */
export type PhonePlace = "lead" | "sub" | "figure" | "figure2" | "hide";
export type TdProps = ComponentProps<"td"> & {
  numeric?: boolean;
  mono?: boolean;
  muted?: boolean;
  wrap?: boolean;
  phone?: PhonePlace;
};

export function Td({ numeric = false, mono = false, muted = false, wrap = false, phone, className, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      data-numeric={numeric ? "" : undefined}
      data-wrap={wrap ? "" : undefined}
      data-phone={phone}
      className={clsx(mono && "font-mono", muted && "text-muted", className) || undefined}
    />
  );
}
