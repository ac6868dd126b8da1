/** Where the installed server begins: says in a sentence when this Node is too old, before anything that needs a newer one is read. */
import { versions } from "node:process";

const needed = [24, 7] as const;
const [major = 0, minor = 0] = versions.node.split(".").map(Number);

if (major > needed[0] || (major === needed[0] && minor >= needed[1])) await import("./index.ts");
else {
  console.error(`Potluck's server needs Node ${needed.join(".")} or later; this is ${versions.node}.`);
  process.exitCode = 2;
}
