/** The Cooklang specification's own canonical cases. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import type { CooklangPart } from "../../src/domain/recipes/import/cooklang/parseCooklang.ts";
import { parseCooklang } from "../../src/domain/recipes/import/cooklang/parseCooklang.ts";
import type { AcceptancePart } from "./figure.ts";
import { percent } from "./figure.ts";

const caseSchema = z.object({
  source: z.string(),
  result: z.object({
    steps: z.array(z.array(z.record(z.string(), z.unknown()))),
    metadata: z.record(z.string(), z.unknown()),
  }),
});
const suiteSchema = z.object({ tests: z.record(z.string(), caseSchema) });

export interface CooklangFigures {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

export function measureCooklang(folder: string): CooklangFigures {
  const { tests } = suiteSchema.parse(parse(readFileSync(join(folder, "canonical.yaml"), "utf8")));
  const passed: string[] = [];
  const failed: string[] = [];
  for (const [name, { source, result }] of Object.entries(tests)) {
    const recipe = parseCooklang(source);
    const steps = recipe.blocks.map((block) => block.parts.map(comparable));
    const wanted = result.steps.map((step) => step.map(withDefaults));
    const metadata = Object.fromEntries(Object.entries(result.metadata).map(([key, value]) => [key, String(value)]));
    (isDeepStrictEqual(steps, wanted) && isDeepStrictEqual({ ...recipe.metadata }, metadata) ? passed : failed).push(
      name,
    );
  }
  return { passed, failed };
}

/** The suite knows no preparations; its cookware has no units unless it says so. */
function comparable(part: CooklangPart): Record<string, unknown> {
  if (part.type === "text") return { type: "text", value: part.value };
  return { type: part.type, name: part.name, quantity: part.quantity, units: part.units };
}

function withDefaults(part: Record<string, unknown>): Record<string, unknown> {
  return part["type"] === "text" ? part : { units: "", ...part };
}

export const acceptance: AcceptancePart = {
  title: "Cooklang",
  needs: "cooklang",
  async run(folder) {
    const { passed, failed } = measureCooklang(join(folder, "cooklang"));
    const share = passed.length / (passed.length + failed.length);
    console.log(
      `Cooklang, canonical cases: ${passed.length} of ${passed.length + failed.length}, ${percent(share)}${failed.length > 0 ? `; not: ${failed.join(", ")}` : ""}`,
    );
    return [{ name: "canonical cases", share, target: 1 }];
  },
};
