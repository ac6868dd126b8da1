import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commands } from "../../../src/cli/commands.ts";
import { dispatch } from "../../../src/cli/dispatch.ts";
import { recordedIo } from "./streams.ts";

async function parse(chunks: readonly (string | Uint8Array)[], args = ["--json"]) {
  const run = recordedIo(chunks);
  const code = await dispatch(commands, ["parse-ingredients", ...args], run.io);
  const lines = run.out().split("\n").slice(0, -1);
  return { code, err: run.err(), objects: lines.map((line) => JSON.parse(line) as unknown) };
}

describe("parse-ingredients", () => {
  test("[K.3] prints one object per line, numbers as numbers, null where absent", async () => {
    const { code, objects } = await parse(["2-3 tbsp finely chopped parsley, to serve\nsalt\n"]);
    expect(code).toBe(0);
    expect(objects).toEqual([
      {
        input: "2-3 tbsp finely chopped parsley, to serve",
        quantity: 2,
        quantityMax: 3,
        unit: "tablespoon",
        food: "parsley",
        preparation: "finely chopped",
        note: "to serve",
      },
      { input: "salt", quantity: null, quantityMax: null, unit: null, food: "salt", preparation: null, note: null },
    ]);
  });

  test("[K.3] characters cut in two by the pipe, CRLF and a missing last line end are read", async () => {
    const bytes = new TextEncoder().encode("½ cup crème fraîche\r\n1 œuf");
    const chunks = [...bytes].map((byte) => Uint8Array.of(byte));
    const { objects } = await parse(chunks);
    expect(objects).toMatchObject([
      { input: "½ cup crème fraîche", quantity: 0.5, food: "crème fraîche" },
      { input: "1 œuf", quantity: 1, food: "œuf" },
    ]);
  });

  test("[K.3] an empty line keeps its place, no input prints nothing", async () => {
    expect((await parse(["salt\n\npepper\n"])).objects).toMatchObject([
      { food: "salt" },
      { input: "", food: null },
      { food: "pepper" },
    ]);
    expect(await parse([])).toEqual({ code: 0, err: "", objects: [] });
  });

  test("[K.3] broken UTF-8 is one sentence and non-zero", async () => {
    const { code, err } = await parse([Uint8Array.of(0x32, 0x20, 0xff, 0xfe, 0x0a)]);
    expect(code).toBe(1);
    expect(err).toMatch(/^Standard input is not UTF-8 text .* try again\.\n$/);
    expect((await parse([Uint8Array.of(0x65, 0xc3)])).code).toBe(1);
  });

  test("[K.3] a line without end is refused, not collected for ever; 10,000 characters still pass", async () => {
    const { code, err } = await parse(["1 egg\n", ...Array.from({ length: 40 }, () => "x".repeat(1_000))]);
    expect(code).toBe(1);
    expect(err).toMatch(/^Line 2 is longer than 10,000 characters/);
    expect((await parse([`${"x".repeat(10_000)}\n`])).code).toBe(0);
    expect((await parse([`${"x".repeat(10_001)}\n`])).code).toBe(1);
    expect((await parse(["x".repeat(10_001)])).code).toBe(1);
  });

  test("[K.3] an option it does not know is said so", async () => {
    const { code, err } = await parse([], ["--yaml"]);
    expect(code).toBe(2);
    expect(err).toContain('"--yaml"');
  });

  test("[K.3] a reader that goes away (| head) ends it quietly", async () => {
    const entry = fileURLToPath(new URL("../../../src/cli/index.ts", import.meta.url));
    const child = spawn(process.execPath, [entry, "parse-ingredients", "--json"], { stdio: ["pipe", "pipe", "pipe"] });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.stdin.on("error", () => undefined); // The child may be gone before all is written.
    child.stdin.end("200 g butter, softened\n".repeat(50_000));
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [code] = (await once(child, "exit")) as [number | null];
    expect([code, err]).toEqual([0, ""]);
  });
});
