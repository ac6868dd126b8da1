/** Exports of other programs: every recipe comes in, with its photo, and what is lost is named. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RecipeDraft } from "../../src/domain/recipes/draft.ts";
import { detectAndRead } from "../../src/domain/recipes/import/detectAndRead.ts";
import type { AcceptancePart, Figure } from "./figure.ts";

/** How many recipes each export holds, and how many of them carry a photo. */
const expected: Readonly<Record<string, { readonly recipes: number; readonly photos: number }>> = {
  "paprika.zip": { recipes: 5, photos: 5 },
  "nextcloud.zip": { recipes: 3, photos: 2 },
  "mealie.zip": { recipes: 3, photos: 3 },
};

export interface MigrationFigures {
  readonly file: string;
  readonly recipes: number;
  /** With title, ingredients and steps. */
  readonly complete: number;
  readonly photos: number;
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
}

export function measureMigrations(folder: string): MigrationFigures[] {
  return Object.keys(expected).map((file) => {
    const drafts: RecipeDraft[] = [];
    const failures: string[] = [];
    for (const read of detectAndRead({ name: file, bytes: readFileSync(join(folder, file)) })) {
      if (read.result.ok) drafts.push(...read.result.value);
      else failures.push(`${read.file}: ${read.result.error.message}`);
    }
    return {
      file,
      recipes: drafts.length,
      complete: drafts.filter(
        (draft) => draft.title !== "" && draft.ingredientGroups.length > 0 && draft.steps.length > 0,
      ).length,
      photos: drafts.filter((draft) => draft.photos.length > 0).length,
      failures,
      warnings: drafts.flatMap((draft) => draft.warnings.map((warning) => `${draft.title}: ${warning.message}`)),
    };
  });
}

export const acceptance: AcceptancePart = {
  title: "Migrations",
  needs: "migrations",
  async run(folder) {
    const figures: Figure[] = [];
    for (const found of measureMigrations(join(folder, "migrations"))) {
      const wanted = expected[found.file] ?? { recipes: 0, photos: 0 };
      console.log(
        `${found.file}: ${found.complete} complete recipes of ${wanted.recipes}, ${found.photos} with a photo of ${wanted.photos}, ${found.failures.length} failures, ${found.warnings.length} named losses`,
      );
      figures.push({ name: `${found.file} recipes`, share: found.complete / wanted.recipes, target: 1 });
      figures.push({ name: `${found.file} photos`, share: found.photos / wanted.photos, target: 1 });
      figures.push({ name: `${found.file} without failures`, share: found.failures.length === 0 ? 1 : 0, target: 1 });
    }
    return figures;
  },
};
