import { useState } from "react";
import { Form } from "react-aria-components";
import { Button, TextField } from "../../../ui/index.ts";
import { VisitPage } from "./VisitPage.tsx";

/** A link that asks for its password. */
export function LinkPassword({
  problem,
  onSubmit,
}: {
  /** Why the last one did not open it. */
  problem: string | null;
  onSubmit: (password: string) => Promise<void>;
}) {
  const [password, setPassword] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (isBusy || password === "") return;
    setIsBusy(true);
    await onSubmit(password);
    setIsBusy(false);
  };
  return (
    <VisitPage title="Password">
      <Form
        // A wrong one is said beside the field, and does not keep the next from being sent.
        validationBehavior="aria"
        className="flex max-w-[380px] flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="text-2 text-ink-2">This link asks for a password. Whoever sent it to you has it.</p>
        <TextField
          label="Password"
          type="password"
          autoComplete="off"
          value={password}
          onChange={setPassword}
          {...(problem === null ? {} : { errorMessage: problem })}
        />
        <Button type="submit" variant="primary" size="large" isDisabled={isBusy || password === ""}>
          {isBusy ? "One moment…" : "Open"}
        </Button>
      </Form>
    </VisitPage>
  );
}
