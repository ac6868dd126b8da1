/**
 * The document a page copy is shown in. The copy is sanitized when it is made; here it also gets a frame without any
 * permission (sandbox="") and a policy of its own: nothing in it runs, loads, submits or navigates.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; form-action 'none'; base-uri 'none'";

export function pageCopyDocument(body: string, isDark: boolean): string {
  const [ink, paper, line] = isDark ? ["#eceae6", "#211f1c", "#45423d"] : ["#2b2723", "#ffffff", "#e5e2dd"];
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<style>body{font:15px/1.55 system-ui,sans-serif;color:${ink};background:${paper};margin:20px;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit}h1,h2,h3{line-height:1.25}img{display:inline-block;border:1px dashed ${line};border-radius:6px;padding:6px;min-width:40px;font-size:12px}
table{border-collapse:collapse}td,th{border:1px solid ${line};padding:4px 8px}</style></head><body>${body}</body></html>`;
}
