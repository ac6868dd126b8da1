import { readServerAddress, useSession } from "../../sync/session/index.ts";
import { Banner, TextField } from "../../ui/index.ts";

/** Where the server is; asked in the desktop app alone, because a browser uses the one it came from. */
export function ServerField({
  value,
  onChange,
  errorMessage,
}: {
  value: string;
  onChange: (address: string) => void;
  errorMessage: string | null;
}) {
  const { session } = useSession();
  if (!session.needsServer) return null;
  const read = readServerAddress(value);
  return (
    <>
      <TextField
        label="Server"
        description="The address of your household’s Potluck server."
        placeholder="potluck.example.org"
        value={value}
        onChange={onChange}
        autoComplete="url"
        inputMode="url"
        isRequired
        {...(errorMessage === null ? {} : { errorMessage })}
      />
      {read.ok && read.value.isPlain ? (
        <Banner tone="amber">Without https: fine for a server on this computer, and only there is it possible.</Banner>
      ) : null}
    </>
  );
}
