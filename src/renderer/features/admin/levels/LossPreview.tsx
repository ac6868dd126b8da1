/** What people would lose by a change of a level, and how many of them: asked of the server while it is edited. */
import { useEffect, useState } from "react";
import { revocationSchema } from "../../../../domain/sharing/administration.ts";
import type { SharingCatalog } from "../../../../domain/sharing/catalog.ts";
import { lossesOf, withLevel } from "../../../../domain/sharing/catalogEdits.ts";
import type { SharingLevel } from "../../../../domain/sharing/levels.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { Banner, counted, listed } from "../../../ui/index.ts";
import { actionWords } from "../words.ts";

export function LossPreview({ catalog, draft }: { catalog: SharingCatalog; draft: SharingLevel }) {
  const losses = lossesOf(catalog, withLevel(catalog, draft));
  if (losses.length === 0) return null;
  const hidden = losses.filter(({ actions }) => actions.includes("view"));
  return (
    <Banner tone="amber" title="People can do less after this">
      <ul>
        {losses.map(({ level, actions }) => (
          <li key={level.id}>
            “{level.name}”: no longer {listed(actions.map((action) => actionWords[action]))}.{" "}
            <Concerned levelId={level.id} />
          </li>
        ))}
      </ul>
      {hidden.length === 0 ? null : <p>What they can no longer see leaves their devices.</p>}
    </Banner>
  );
}

function Concerned({ levelId }: { levelId: string }) {
  const actNow = useActNow();
  const [words, setWords] = useState("Counting…");
  useEffect(() => {
    let isShown = true;
    const input = { filter: { level: levelId, status: "accepted" }, isPreview: true };
    void actNow("admin.shares.revoke", input, revocationSchema).then((found) => {
      if (!isShown) return;
      setWords(
        found.ok
          ? `${counted(found.value.matching, "share")} with ${counted(found.value.recipients, "person or group", "people and groups")}.`
          : `How many are concerned could not be asked: ${found.error.message}`,
      );
    });
    return () => {
      isShown = false;
    };
  }, [actNow, levelId]);
  return <span>{words}</span>;
}
