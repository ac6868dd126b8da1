import { useMemo } from "react";
import { toast } from "../ui/index.ts";

/** Everything out to one file, and in again [K.9]. */
export function useArchiveActions(): { exportAll: () => void; importAll: () => void } {
  return useMemo(
    () => ({
      exportAll: () => void toast({ message: "Export is being prepared." }),
      importAll: () => void toast({ message: "Import is being prepared." }),
    }),
    [],
  );
}
