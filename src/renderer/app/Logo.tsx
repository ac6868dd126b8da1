/** The bowl, in the accent colour. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      className={className}
    >
      <path d="M3 11.500h18a9 9 0 0 1-5 8.060V21H8v-1.440a9 9 0 0 1-5-8.060Z" />
      <path d="M8 8c-1.300-1.400 1-2.400 0-5M12 8c-1.300-1.400 1-2.400 0-5M16 8c-1.300-1.400 1-2.400 0-5" />
    </svg>
  );
}
