/** A recipe as Paprika Recipe Manager exports it (JSON; the file around it is packed with gzip). */
import type { DraftPhoto, ImportWarning, RecipeDraft } from "../../draft.ts";
import { emptyDraft } from "../../draft.ts";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { fromBase64, photoFromBytes } from "../archive/photos.ts";
import { groupAtHeadings, lossWarning, stepsAtHeadings, uniqueTexts } from "../draftBuilding.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { splitNumbered, withoutNumber } from "../schemaSteps.ts";
import { parseDuration } from "../text/duration.ts";
import { readYield } from "../text/yieldText.ts";
import { blockField, isFilled, lineField, namesField, nodesField, ratingField, timeField } from "./fields.ts";

export function isPaprika(node: SchemaNode): boolean {
  return (
    typeof node["name"] === "string" &&
    typeof node["ingredients"] === "string" &&
    typeof node["directions"] === "string"
  );
}

export function readPaprika(node: SchemaNode): RecipeDraft {
  const warnings: ImportWarning[] = [];
  const made = readYield(lineField(node, "servings"));
  const extra = [
    labelled("Difficulty", lineField(node, "difficulty")),
    labelled("Nutrition", blockField(node, "nutritional_info")),
  ];
  const minutes = (name: string, field: string): number | null => {
    const written = lineField(node, name);
    const found = parseDuration(written);
    if (written !== "" && found === null) {
      warnings.push({ field, message: `The time "${written}" could not be read; it was kept in the notes.` });
      extra.push(
        labelled(
          name === "prep_time" ? "Preparation time" : name === "cook_time" ? "Cooking time" : "Total time",
          written,
        ),
      );
    }
    return found;
  };
  const times = {
    prepMinutes: minutes("prep_time", "prepMinutes"),
    cookMinutes: minutes("cook_time", "cookMinutes"),
    totalMinutes: minutes("total_time", "totalMinutes"),
  };
  return {
    ...emptyDraft,
    ...times,
    title: lineField(node, "name"),
    description: blockField(node, "description"),
    sourceName: lineField(node, "source"),
    sourceUrl: absoluteHttpAddress(lineField(node, "source_url")),
    yieldText: made.text,
    yieldAmount: made.amount,
    ingredientGroups: groupAtHeadings(linesField(node, "ingredients")),
    steps: stepsAtHeadings(linesField(node, "directions").flatMap(splitNumbered).map(withoutNumber)),
    notes: [blockField(node, "notes"), ...extra].filter((text) => text !== "").join("\n\n"),
    cookbooks: uniqueTexts(namesField(node, "categories")),
    rating: ratingField(node, "rating"),
    imageUrls: [absoluteHttpAddress(lineField(node, "image_url"))].filter((address) => address !== ""),
    photos: readPhotos(node, warnings),
    createdAt: timeField(node, "created"),
    warnings: [...warnings, ...lossWarning(lostFields(node))],
  };
}

function labelled(label: string, text: string): string {
  return text === "" ? "" : `${label}: ${text}`;
}

function linesField(node: SchemaNode, name: string): string[] {
  return blockField(node, name)
    .split("\n")
    .filter((line) => line !== "");
}

function readPhotos(node: SchemaNode, warnings: ImportWarning[]): DraftPhoto[] {
  const encoded = [node["photo_data"], ...nodesField(node, "photos").map((photo) => photo["data"])].filter(
    (data) => typeof data === "string" && data !== "",
  );
  const photos = encoded.flatMap((data) => {
    const bytes = typeof data === "string" ? fromBase64(data) : null;
    const photo = bytes === null ? null : photoFromBytes(bytes);
    return photo === null ? [] : [photo];
  });
  const damaged = encoded.length - photos.length;
  if (damaged > 0)
    warnings.push({
      field: "photos",
      message:
        damaged === 1 ? "A photo is damaged and was left out." : `${damaged} photos are damaged and were left out.`,
    });
  return photos;
}

function lostFields(node: SchemaNode): string[] {
  const lost: readonly (readonly [string, string])[] = [
    ["on_favorites", "the favourite mark"],
    ["is_pinned", "the pin"],
    ["in_trash", "that it was in Paprika's trash"],
    ["scale", `the scale it was last shown in (${lineField(node, "scale")})`],
  ];
  return lost.filter(([field]) => isFilled(node, field)).map(([, name]) => name);
}
