import { useMemo } from "react";
import { encode } from "uqr";

/** A text as a QR code: always dark on light, because that is what cameras read. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { border: 2 });
    let path = "";
    data.forEach((row, y) =>
      row.forEach((isDark, x) => {
        if (isDark) path += `M${x} ${y}h1v1h-1z`;
      }),
    );
    return { path, size };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 max-w-full rounded-md bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
