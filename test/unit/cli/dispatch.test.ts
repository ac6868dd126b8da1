import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/cli/command.ts";
import { commands } from "../../../src/cli/commands.ts";
import { dispatch } from "../../../src/cli/dispatch.ts";
import { FailureError } from "../../../src/domain/result.ts";
import { recordedIo } from "./streams.ts";

const echo: Command = {
  name: "echo",
  summary: "says it again",
  run: async (args, io) => {
    io.stdout.write(args.join(" "));
    return 0;
  },
};

describe("the command line", () => {
  test("[K.3] --help lists every command", async () => {
    const run = recordedIo();
    expect(await dispatch(commands, ["--help"], run.io)).toBe(0);
    for (const { name } of commands) expect(run.out()).toContain(name);
  });

  test("[K.3] a command gets the arguments after its name", async () => {
    const run = recordedIo();
    expect(await dispatch([echo], ["echo", "a", "--b"], run.io)).toBe(0);
    expect(run.out()).toBe("a --b");
  });

  test("[K.3] an unknown command and no command are one sentence and non-zero", async () => {
    const unknown = recordedIo();
    expect(await dispatch([echo], ["nope"], unknown.io)).toBe(2);
    expect(unknown.err()).toBe('There is no command "nope". The commands are: echo.\n');
    expect(unknown.out()).toBe("");
    expect(await dispatch([echo], [], recordedIo().io)).toBe(2);
  });

  test("[K.3] an expected failure is its sentence, without a stack", async () => {
    const run = recordedIo();
    const failing: Command = {
      ...echo,
      run: () => Promise.reject(new FailureError({ code: "file_unreadable", message: "This file cannot be read." })),
    };
    expect(await dispatch([failing], ["echo"], run.io)).toBe(1);
    expect(run.err()).toBe("This file cannot be read.\n");
  });

  test("[K.3] a mistake in the program is not hidden", async () => {
    const failing: Command = { ...echo, run: () => Promise.reject(new Error("a bug")) };
    await expect(dispatch([failing], ["echo"], recordedIo().io)).rejects.toThrow("a bug");
  });
});
