/** The fields account screens share, with what password managers and phone keyboards need to help. */
import { TextField } from "../../ui/index.ts";

interface FieldProps {
  value: string;
  onChange: (text: string) => void;
  errorMessage?: string | null;
}

function error(errorMessage: string | null | undefined): { errorMessage?: string } {
  return errorMessage === null || errorMessage === undefined ? {} : { errorMessage };
}

export function AddressField({
  value,
  onChange,
  errorMessage,
  label = "E-mail address",
}: FieldProps & { label?: string }) {
  return (
    <TextField
      label={label}
      type="email"
      name="email"
      autoComplete="username"
      value={value}
      onChange={onChange}
      isRequired
      {...error(errorMessage)}
    />
  );
}

export function NameField({ value, onChange, errorMessage }: FieldProps) {
  return (
    <TextField
      label="Your name"
      description="Shown to people you share with."
      name="name"
      autoComplete="name"
      value={value}
      onChange={onChange}
      isRequired
      {...error(errorMessage)}
    />
  );
}

export function PasswordField({ value, onChange, errorMessage, label = "Password" }: FieldProps & { label?: string }) {
  return (
    <TextField
      label={label}
      type="password"
      name="password"
      autoComplete="current-password"
      value={value}
      onChange={onChange}
      isRequired
      {...error(errorMessage)}
    />
  );
}

export function NewPasswordField({
  value,
  onChange,
  errorMessage,
  label = "New password",
}: FieldProps & { label?: string }) {
  return (
    <TextField
      label={label}
      description="At least 10 characters. A few words in a row are good and easy to remember."
      type="password"
      name="new-password"
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      isRequired
      {...error(errorMessage)}
    />
  );
}

export function CodeField({ value, onChange, errorMessage }: FieldProps) {
  return (
    <TextField
      label="Code"
      name="code"
      autoComplete="one-time-code"
      inputMode="numeric"
      placeholder="6 digits"
      value={value}
      onChange={onChange}
      isRequired
      inputClassName="tabular tracking-[.2em]"
      {...error(errorMessage)}
    />
  );
}
