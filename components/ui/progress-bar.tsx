export type ProgressBarProps = { value: number | null; max: number; label: string };

const ALL = 100;

export function ProgressBar({ value, max, label }: ProgressBarProps) {
  const share = value === null || max <= 0 ? null : Math.min(Math.max(value / max, 0), 1);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={share === null ? undefined : (value ?? undefined)}
      className="h-1 w-full overflow-hidden rounded-full bg-surface-press"
    >
      <div
        className={
          share === null
            ? "hw-unknown-progress h-full w-1/3 bg-accent-fill"
            : "h-full bg-accent-fill transition-[width] duration-150"
        }
        style={share === null ? undefined : { width: `${share * ALL}%` }}
      />
    </div>
  );
}
