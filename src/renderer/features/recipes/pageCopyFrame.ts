/**
 * The document a page copy is shown in. The copy is sanitized when it is made; here it also gets a frame without any
 * permission (sandbox="") and a policy of its own: nothing in it runs, loads, submits or navigates.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; form-action 'none'; base-uri 'none'";

/** @param title the recipe's: the copy opens at its heading rather than at the page's menus. */
export function pageCopyDocument(body: string, isDark: boolean, title = ""): string {
  const [ink, paper, line] = isDark ? ["#eceae6", "#211f1c", "#45423d"] : ["#2b2723", "#ffffff", "#e5e2dd"];
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<style>body{font:15px/1.55 system-ui,sans-serif;color:${ink};background:${paper};margin:20px;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit}h1,h2,h3{line-height:1.25}img{display:inline-block;border:1px dashed ${line};border-radius:6px;padding:6px;min-width:40px;font-size:12px}
table{border-collapse:collapse}td,th{border:1px solid ${line};padding:4px 8px}h1[data-start],h2[data-start],h3[data-start],h4[data-start]{scroll-initial-target:nearest;scroll-margin-top:20px}</style></head><body>${startingAt(body, title)}</body></html>`;
}

/** Marks the first heading that reads like the title, else the first main heading. */
function startingAt(body: string, title: string): string {
  const headings = [...body.matchAll(/<h([1-4])\b([^<>]*)>(.*?)<\/h\1>/gis)];
  const wanted = folded(title);
  const start =
    (wanted === ""
      ? undefined
      : headings.find(([, , , inner = ""]) => folded(inner.replace(/<[^<>]*>/g, "")) === wanted)) ??
    headings.find(([, level]) => level === "1");
  if (start === undefined) return body;
  const at = start.index + "<h1".length;
  return `${body.slice(0, at)} data-start${body.slice(at)}`;
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
