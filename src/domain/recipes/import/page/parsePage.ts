/**
 * Turns HTML into a tree, within bounds: nothing runs, nothing is fetched. Past the bounds the rest of the page is left
 * out (`truncated`), because a tree that deep or that large is an attack or a generator's mistake, not a recipe.
 */
import { DomHandler, isTag } from "domhandler";
import type { ChildNode, Document, Element } from "domhandler";
import { Parser } from "htmlparser2";
import type { ImportLimits } from "../limits.ts";
import { importLimits } from "../limits.ts";

export interface HtmlTree {
  readonly document: Document;
  readonly truncated: boolean;
}

class BoundsReached extends Error {}

/** A DomHandler that stops the parse at the bounds; the tree so far stays usable. */
class BoundedHandler extends DomHandler {
  private depth = 0;
  private nodes = 0;
  private readonly limits: ImportLimits;

  constructor(limits: ImportLimits) {
    super();
    this.limits = limits;
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    this.depth += 1;
    this.countNode();
    if (this.depth > this.limits.maxElementDepth) throw new BoundsReached();
    super.onopentag(name, attribs);
  }

  override onclosetag(): void {
    this.depth -= 1;
    super.onclosetag();
  }

  override ontext(data: string): void {
    this.countNode();
    super.ontext(data);
  }

  override oncomment(data: string): void {
    this.countNode();
    super.oncomment(data);
  }

  private countNode(): void {
    this.nodes += 1;
    if (this.nodes > this.limits.maxNodes) throw new BoundsReached();
  }
}

/** Parses a page or a fragment of HTML. Time and memory are linear in the input, up to the limits. */
export function parseTree(html: string, limits: ImportLimits = importLimits): HtmlTree {
  const handler = new BoundedHandler(limits);
  const parser = new Parser(handler, { decodeEntities: true });
  let truncated = false;
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof BoundsReached)) throw error;
    truncated = true;
  }
  return { document: handler.root, truncated };
}

/**
 * Every element the test accepts, in document order. A selector engine would do the same in time that grows with the square
 * of the number of siblings.
 */
export function findElements(document: Document, accepts: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const visit = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (!isTag(node)) continue;
      if (accepts(node)) found.push(node);
      visit(node.children);
    }
  };
  visit(document.children);
  return found;
}

/** The attribute's value, or "" when it is not there. */
export function attributeOf(element: Element, name: string): string {
  return element.attribs[name] ?? "";
}
