/** How pages mark a heading inside a list without using a heading element. */
import type { ChildNode, Element } from "domhandler";
import { isTag, isText } from "domhandler";

const headingClasses =
  /(?:group|section|sub)[-_]?(?:name|title|head|header|heading)|subtitle|ingredient[-_]?(?:heading|header|title|group)\b|\bu(?:nder)?line\b/i;

/** A heading element, or one whose class or whole typography says heading. */
export function isMarkedHeading(element: Element): boolean {
  return (
    /^h[2-6]$/.test(element.name) ||
    ["legend", "caption", "dt"].includes(element.name) ||
    headingClasses.test(element.attribs["class"] ?? "") ||
    isAllBold(element)
  );
}

/** A paragraph or list entry that is bold from end to end. */
function isAllBold(element: Element): boolean {
  return ["p", "li", "div"].includes(element.name) && wrapsOnly(element, new Set(["strong", "b", "u"]));
}

/** Whether everything readable in the element is inside elements of the given names (line breaks aside). */
function wrapsOnly(element: Element, names: ReadonlySet<string>): boolean {
  const meaningful = element.children.filter((child) =>
    isText(child) ? child.data.trim() !== "" : isTag(child) && child.name !== "br",
  );
  return meaningful.length > 0 && meaningful.every((child: ChildNode) => isTag(child) && names.has(child.name));
}
