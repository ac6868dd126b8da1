import { AvatarStack } from "../ui/index.ts";

interface PresencePillProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** "Anna is here": who else has this open right now. Nothing while nobody is. */
export function PresencePill({ people }: PresencePillProps) {
  const names = people.map((person) => person.name || "Somebody");
  const [first, second, ...more] = names;
  return (
    // Always there, so that who comes and goes is read out.
    <span role="status" className={first === undefined ? "sr-only" : "inline-flex min-w-0"}>
      {first === undefined ? null : (
        <span className="inline-flex h-7 min-w-0 items-center gap-1.5 rounded-full bg-sky-soft ps-1 pe-3 text-1 font-semibold text-sky">
          <span aria-hidden className="inline-flex">
            <AvatarStack names={names} />
          </span>
          <span className="truncate">
            {second === undefined
              ? `${first} is here`
              : more.length === 0
                ? `${first} and ${second} are here`
                : `${first}, ${second} and ${more.length} more are here`}
          </span>
        </span>
      )}
    </span>
  );
}
