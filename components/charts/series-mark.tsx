/** The square that stands for a series. Where colours are used twice, the second is striped, as its columns are. */
export function SeriesMark({ colour, isStriped = false }: { colour: string; isStriped?: boolean }) {
  const stripes = `repeating-linear-gradient(0deg, ${colour} 0 2px, var(--surface) 2px 3px)`;
  return (
    <span
      aria-hidden
      className="block size-2.5 shrink-0 rounded-[2px]"
      style={{ background: isStriped ? stripes : colour }}
    />
  );
}
