/** The first run: a way in for everyone. It teaches three things, can be skipped, and does not come back. */
import { ChefHat, FileInput, PackageOpen, Sprout, UserRound } from "lucide-react";
import { useState } from "react";
import { useKitchen } from "../../data/index.ts";
import {
  Button,
  currentPath,
  Kbd,
  navigate,
  paths,
  showFailure,
  toast,
  useDocumentTitle,
  useFrameActions,
} from "../../ui/index.ts";
import { addSampleData } from "./addSampleData.ts";
import { WelcomeChoice } from "./WelcomeChoice.tsx";
import { welcomedKey } from "./welcomeSetting.ts";

export { needsWelcome, welcomedKey } from "./welcomeSetting.ts";

/** "/" on a device where nothing has happened yet. */
export function WelcomeScreen() {
  const kitchen = useKitchen();
  const { importAll } = useFrameActions();
  const [isBusy, setIsBusy] = useState(false);
  useDocumentTitle("Welcome");

  const leave = async (path: string) => {
    showFailure(await kitchen.settings.set(welcomedKey, true));
    // Adding the samples takes a moment; who went elsewhere meanwhile stays there.
    if (currentPath() === "/") navigate(path, { replace: true });
  };
  const startWithSamples = async () => {
    setIsBusy(true);
    const added = await addSampleData(kitchen, Date.now());
    setIsBusy(false);
    if (!showFailure(added)) return;
    await leave(paths.recipes);
    toast({
      message: "A sample kitchen to look around in.",
      action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
    });
  };

  return (
    <div className="scroll-y min-h-0 flex-1 bg-paper">
      <div className="mx-auto flex min-h-full w-full max-w-[640px] flex-col justify-center px-5 py-10">
        <h1
          tabIndex={-1}
          data-screen-title
          className="font-read text-[34px] leading-[1.1] font-medium tracking-[-.015em] sm:text-6"
        >
          Welcome to your kitchen
        </h1>
        <p className="mt-3 max-w-[52ch] text-3 text-pretty text-ink-2">
          Recipes, meal plans, grocery lists that add themselves up, and tables of your own. Everything is kept on this
          device: no account, no network, nothing to set up.
        </p>
        <div className="mt-7 flex flex-col gap-2.5">
          <WelcomeChoice
            icon={ChefHat}
            title="Look around with a sample kitchen"
            isPrimary
            isDisabled={isBusy}
            onPress={() => void startWithSamples()}
          >
            Ten recipes, a planned week, a grocery list and a table. One undo takes it all away.
          </WelcomeChoice>
          <WelcomeChoice
            icon={FileInput}
            title="Bring my recipes in"
            isDisabled={isBusy}
            onPress={() => void leave(paths.importing)}
          >
            From web pages, saved files, pasted text, Paprika, or a whole folder.
          </WelcomeChoice>
          <WelcomeChoice
            icon={Sprout}
            title="Start empty"
            isDisabled={isBusy}
            onPress={() => void leave(paths.recipes)}
          >
            A clean table. Every screen tells you how to begin.
          </WelcomeChoice>
        </div>
        <div className="mt-4 flex flex-col items-start">
          <Button variant="quiet" icon={PackageOpen} isDisabled={isBusy} onPress={importAll} className="-ms-2.5">
            I have an export or a backup of Potluck…
          </Button>
          <Button
            variant="quiet"
            icon={UserRound}
            isDisabled={isBusy}
            onPress={() => navigate(paths.signIn)}
            className="-ms-2.5"
          >
            I have an account: sign in…
          </Button>
        </div>
        <ul className="mt-7 grid pointer-coarse:hidden gap-x-6 gap-y-2 border-t border-line pt-5 text-1 text-ink-2 sm:grid-cols-3">
          <li>
            <Kbd keys="Mod+K" className="text-ink" /> finds any recipe, place or action.
          </li>
          <li>
            <Kbd keys="Mod+Z" className="text-ink" /> takes back whatever you did, anywhere.
          </li>
          <li>
            <Kbd keys="?" className="text-ink" /> shows all the keys of a screen.
          </li>
        </ul>
      </div>
    </div>
  );
}
