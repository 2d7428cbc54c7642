import { type ReactNode, useId } from "react";

export type FormSectionProps = {
  title: string;
  note?: ReactNode;
  /** Where an address with this after its # leads. */
  anchor?: string;
  children: ReactNode;
};

export function FormSection({ title, note, anchor, children }: FormSectionProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className="border-t border-line py-6 first:border-t-0 first:pt-0">
      <h2 id={id} className="text-base font-medium">
        {title}
      </h2>
      {note && <p className="mt-0.5 max-w-prose text-sm text-muted">{note}</p>}
      <div className="mt-4 flex flex-col gap-4">{children}</div>
    </section>
  );
}
