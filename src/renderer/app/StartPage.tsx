import { useEffect, useState } from "react";
import { Redirect } from "wouter";
import { useCount, useKitchen } from "../data/index.ts";
import { useSession } from "../sync/session/index.ts";
import { needsWelcome, WelcomeScreen } from "../features/welcome/index.tsx";
import { paths } from "../ui/index.ts";

/** The bare address: the welcome where nothing has happened yet, else the recipes. */
export function StartPage() {
  const kitchen = useKitchen();
  const { state } = useSession();
  const [isNew, setIsNew] = useState<boolean | null>(null);
  // An export brought in from the welcome fills the kitchen: then there is nothing more to ask.
  const recipes = useCount("recipe");
  useEffect(() => {
    needsWelcome(kitchen).then(setIsNew, (error: unknown) => {
      console.error("Whether this is the first run could not be read.", error);
      setIsNew(false);
    });
  }, [kitchen, recipes]);
  // Whoever is signed in has a kitchen, perhaps still on its way.
  if (state.kind === "signed-in") return <Redirect to={paths.recipes} replace />;
  if (isNew === null) return null;
  return isNew ? <WelcomeScreen /> : <Redirect to={paths.recipes} replace />;
}
