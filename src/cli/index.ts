/**
 * Entry of `npm run -s cli -- COMMAND`: the composition root that hands the process's streams to the commands. It must
 * not know what a command does; the table is in commands.ts.
 */
import { commands } from "./commands.ts";
import { dispatch, isClosedPipe } from "./dispatch.ts";
import { exitFailed, exitOk } from "./command.ts";

// Somebody piped us into `head`: stop quietly, as every Unix tool does.
process.stdout.on("error", (error: unknown) => {
  if (isClosedPipe(error)) process.exit(exitOk);
  throw error;
});

try {
  process.exitCode = await dispatch(commands, process.argv.slice(2), process);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Potluck could not finish this command because of a mistake in the program: ${reason}\n`);
  process.exitCode = exitFailed;
}
