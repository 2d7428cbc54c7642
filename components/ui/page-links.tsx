"use client";

import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";

/** Without an address it is where there is nowhere to go; without a label it is a gap. */
export type PageLink = { key: string; text: string; href: string | null; label?: string; current?: boolean };
export type PageLinksProps = {
  range: string;
  sizesLabel: string;
  sizes: readonly PageLink[];
  stepsLabel: string;
  /** The first and the last step to the page before and after. */
  steps: readonly PageLink[];
};

const STEP =
  "tnum grid h-8 min-w-8 place-items-center rounded-md px-1.5 text-sm no-underline max-sm:h-10 max-sm:min-w-10";

function Step({ link: { text, href, label, current = false } }: { link: PageLink }) {
  const shown =
    text === "<" ? <ChevronLeft size={16} aria-hidden /> : text === ">" ? <ChevronRight size={16} aria-hidden /> : text;
  if (label === undefined) return <span className="px-1 text-muted">{text}</span>;
  if (href === null) {
    return (
      <span aria-hidden className={clsx(STEP, "text-muted opacity-50")}>
        {shown}
      </span>
    );
  }
  return (
    <a
      data-hw-soft=""
      href={href}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      className={clsx(STEP, current ? "bg-accent-soft font-medium text-accent" : "text-text hover:bg-surface-hover")}
    >
      {shown}
    </a>
  );
}

export function PageLinks({ range, sizesLabel, sizes, stepsLabel, steps }: PageLinksProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 text-sm">
      <p className="tnum text-muted">{range}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <nav aria-label={sizesLabel} className="flex items-center gap-0.5 text-muted">
          <span className="mr-1">{sizesLabel}</span>
          {sizes.map((link) => (
            <Step key={link.key} link={link} />
          ))}
        </nav>
        {steps.length > 0 && (
          <nav aria-label={stepsLabel} className="flex items-center gap-0.5">
            {steps.map((link) => (
              <Step key={link.key} link={link} />
            ))}
          </nav>
        )}
      </div>
    </div>
  );
}
