// oxlint-disable-next-line import/no-unassigned-import -- what follows extends this module's types
import "react";

declare module "react" {
  interface CSSProperties {
    /** Our own custom properties may be set in `style`. */
    [property: `--${string}`]: string | number | undefined;
  }
}
