import type { ComponentProps } from "react";
import type { PhonePlace } from "./td";

export type ThProps = Omit<ComponentProps<"th">, "width"> & { numeric?: boolean; width?: string; phone?: PhonePlace };

export function Th({ numeric = false, width, phone, scope = "col", style, ...rest }: ThProps) {
  return (
    <th
      {...rest}
      scope={scope}
      data-numeric={numeric ? "" : undefined}
      data-phone={phone}
      style={width ? { width, ...style } : style}
    />
  );
}
