/**
 * What the interface may load and run, the same in the desktop window and in a browser. Sent as headers by the `app://`
 * protocol and by the server, so that no page can come without it.
 */

const directives: Record<string, readonly string[]> = {
  "default-src": ["'none'"],
  // No inline scripts and no eval: text from a recipe page can never become code.
  "script-src": ["'self'"],
  "worker-src": ["'self'", "blob:"],
  // Inline styles: the component library adds <style> elements for touch handling, and a kept page copy brings its own.
  // Styles cannot reach the network here, because images and fonts are limited below.
  "style-src": ["'self'", "'unsafe-inline'"],
  // Photos live in the database and are shown as blobs. Remote pictures are never fetched without asking.
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  // Nothing is framed by address. A kept page copy is shown in a sandboxed frame from a string (srcdoc), which needs no
  // source here and inherits this policy.
  "frame-src": ["'none'"],
  "manifest-src": ["'self'"],
  "media-src": ["'none'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

function policyOf(table: Record<string, readonly string[]>): string {
  return Object.entries(table)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** A browser's page talks to the server it came from and nobody else. */
export const contentSecurityPolicy = policyOf(directives);

/** The desktop's page has no server of its own: the person chooses one, over TLS, or on this machine for trying out. */
const desktopSources = [
  "'self'",
  "https:",
  "wss:",
  "http://localhost:*",
  "http://127.0.0.1:*",
  "ws://localhost:*",
  "ws://127.0.0.1:*",
];

/** Sent with every answer that carries the interface. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
  ]
    .map((feature) => `${feature}=()`)
    .join(", "),
};

/** Sent with every answer of the desktop's own protocol. */
export const desktopSecurityHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  "content-security-policy": policyOf({ ...directives, "connect-src": desktopSources }),
};
