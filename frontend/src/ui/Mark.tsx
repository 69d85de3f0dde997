/** Antler's mark; the same drawing as designer/static/designer/antler.svg. */

const TIPS: readonly (readonly [number, number])[] = [
  [5, 6],
  [11, 5],
  [21, 5],
  [27, 6],
  [16, 28],
];

export function Mark({ size }: { readonly size: number }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      stroke="var(--accent)"
      strokeWidth={2.2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M16 28v-5c0-3.5-2.4-4.6-5-5.6C7.6 16.1 5 13.8 5 9" />
      <path d="M16 23c0-3.5 2.4-4.6 5-5.6 3.4-1.3 6-3.6 6-8.4" />
      <path d="M10.5 17.2C12 14.6 12 11.5 11.2 8M21.5 17.2C20 14.6 20 11.5 20.8 8" />
      {TIPS.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={2.4} fill="var(--accent)" stroke="none" />
      ))}
    </svg>
  );
}
