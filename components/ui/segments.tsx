import { clsx } from "clsx";
import Link from "next/link";
import { useId } from "react";
import { Tip } from "./tip";

export type Segment = {
  href: string;
  label: string;
  current: boolean;
  spoken?: string;
  /** Why it cannot be chosen. */
  reason?: string | null;
};

export type SegmentsProps = { label: string; caption?: string; segments: readonly Segment[] };

const LOOK = "tnum grid h-[26px] place-items-center rounded-sm px-2.5 whitespace-nowrap no-underline max-sm:h-10";

/** A choice of a few, one of which holds: links in one frame, so that choosing is a navigation and Back undoes it. */
export function Segments({ label, caption, segments }: SegmentsProps) {
  return (
    <nav
      aria-label={label}
      className="flex w-fit max-w-full flex-wrap items-center rounded-md border border-line p-0.5 text-sm"
    >
      {caption && <span className="px-2 text-muted">{caption}</span>}
      {segments.map((segment) =>
        segment.reason ? (
          <OffSegment key={segment.href} label={segment.label} reason={segment.reason} />
        ) : (
          <Link
            prefetch={false}
            key={segment.href}
            href={segment.href}
            scroll={false}
            aria-label={segment.spoken}
            aria-current={segment.current ? "true" : undefined}
            className={clsx(
              LOOK,
              segment.current
                ? "bg-accent-soft font-medium text-accent"
                : "text-muted hover:bg-surface-hover hover:text-text",
            )}
          >
            {segment.label}
          </Link>
        ),
      )}
    </nav>
  );
}

function OffSegment({ label, reason }: { label: string; reason: string }) {
  const tipId = useId();
  return (
    <span className="hw-tip-host">
      <button
        type="button"
        aria-disabled
        aria-describedby={tipId}
        className={clsx(LOOK, "cursor-not-allowed text-muted opacity-60")}
      >
        {label}
      </button>
      <Tip id={tipId}>{reason}</Tip>
    </span>
  );
}
