/** The mail templates of the server, and changes of them. */
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import {
  templateListSchema,
  type ListedTemplate,
  type Template,
  type TemplateId,
} from "../../../../domain/notifications/templates.ts";
import { ok, type Result } from "../../../../domain/result.ts";
import { useActNow } from "../../../sync/session/index.ts";

export interface Templates {
  /** Null until the server has answered. */
  readonly loaded: Result<readonly ListedTemplate[]> | null;
  readonly load: () => Promise<void>;
  readonly save: (id: TemplateId, template: Template) => Promise<Result<null>>;
  readonly reset: (id: TemplateId) => Promise<Result<null>>;
}

export function useTemplates(): Templates {
  const actNow = useActNow();
  const [loaded, setLoaded] = useState<Templates["loaded"]>(null);
  const load = useCallback(async () => {
    const found = await actNow("template.list", {}, templateListSchema);
    setLoaded(found.ok ? ok(found.value.templates) : found);
  }, [actNow]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the server is asked, and its answer is shown
    void load();
  }, [load]);
  const change = async (name: string, input: object): Promise<Result<null>> => {
    const done = await actNow(name, input, z.null());
    if (done.ok) await load();
    return done;
  };
  return {
    loaded,
    load,
    save: (id, { subject, text, html }) => change("template.save", { id, subject, text, html }),
    reset: (id) => change("template.reset", { id }),
  };
}
