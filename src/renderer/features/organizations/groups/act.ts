import type { z } from "zod";

/** Does something to a group, and reads the groups anew. */
export type Act = (action: string, input: object, schema?: z.ZodType) => Promise<void>;
