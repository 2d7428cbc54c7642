/** Two streams meeting in one, as in the icon. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden
      fill="none"
      strokeWidth="2.2"
      strokeLinecap="round"
      className="shrink-0 stroke-accent"
    >
      <path d="M4 2c0 6 8 6 8 12v8" />
      <path d="M12 2v5" />
      <path d="M20 2c0 6-8 6-8 12" opacity="0.55" />
    </svg>
  );
}
