/** /import: every way in. One recipe is checked before it is saved; many come with progress and a line for each. */
import { useEffect, useRef, useState, type DragEvent } from "react";
import { ClipboardPaste, FileInput, FolderInput, Globe, MonitorDown } from "lucide-react";
import { importableEndings } from "../../../../domain/recipes/import/detectAndRead.ts";
import { fail, type Result } from "../../../../domain/result.ts";
import { useKitchen } from "../../../data/index.ts";
import {
  Banner,
  Button,
  cx,
  Kbd,
  navigate,
  PageHeader,
  paths,
  ProgressBar,
  Segmented,
  showFailure,
  TextArea,
  TextField,
} from "../../../ui/index.ts";
import { readAddress, readPasted, type ReadSource } from "./fetchSource.ts";
import { runImport, useImport, type DuplicatePolicy } from "./importRun.ts";
import { Reading } from "./reading.ts";
import { ReviewDraft } from "./ReviewDraft.tsx";
import { RunView } from "./RunView.tsx";
import { filesOfDrop, filesOfInput, sourceFromDesktop, sourceOfFiles, sourceOfText, type Source } from "./sources.ts";

/** Files of these kinds hold one recipe: it is shown before it is saved. */
const singleKinds = /\.(?:x?html?|txt|text|md|markdown|cook)$/i;

export function ImportScreen() {
  const kitchen = useKitchen();
  const phase = useImport((state) => state.phase);
  const [policy, setPolicy] = useState<DuplicatePolicy>("skip");
  const [review, setReview] = useState<ReadSource | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState<{ label: string; cancel: () => void } | null>(null);

  const show = (result: Result<ReadSource>): void => {
    if (result.ok) setReview(result.value);
    else if (result.error.code !== "cancelled") setProblem(result.error.message);
  };
  const read = async (label: string, run: (signal: AbortSignal) => Promise<Result<ReadSource>>): Promise<void> => {
    const controller = new AbortController();
    setProblem(null);
    setReading({ label, cancel: () => controller.abort() });
    const result = await run(controller.signal).catch((error: unknown): Result<ReadSource> => {
      console.error("Reading failed.", error);
      return {
        ok: false,
        error: {
          code: "page_unreadable",
          message: "Reading this failed. Copy the recipe’s text and paste that instead.",
        },
      };
    });
    setReading(null);
    if (!controller.signal.aborted) show(result);
  };
  const paste = (text: string): void => {
    if (text.trim() === "") return;
    void read("Reading what you pasted", async () => {
      const found = await readPasted(text);
      if (!found.ok || found.value.drafts.length < 2) return found;
      // Several recipes at once need no looking at one by one.
      void runImport(kitchen, sourceOfText("Pasted text", text), policy);
      return fail("cancelled", "");
    });
  };
  const start = async (source: Source): Promise<void> => {
    setProblem(null);
    if (source.total === 0) {
      setProblem(`There is nothing in it that Potluck reads recipes from (${importableEndings.join(", ")}).`);
      return;
    }
    if (source.total === 1 && (await reviewSingle(source))) return;
    await runImport(kitchen, source, policy);
  };
  /** One file with one recipe is shown first; anything else goes the way of many. */
  const reviewSingle = async (source: Source): Promise<boolean> => {
    const files = source.files();
    const first = await files.next();
    if (first.done === true || !singleKinds.test(first.value.name)) return false;
    const file = first.value;
    // The desktop lets go of the choice; what was read of it is here.
    await files.return(undefined);
    await read(`Reading ${file.name}`, async () => {
      const bytes = await file.read();
      if (!bytes.ok) return bytes;
      const reader = new Reading();
      try {
        for await (const [found] of reader.read({ kind: "file", name: file.name, bytes: bytes.value })) {
          if (!found) continue;
          return found.result.ok ? { ok: true, value: { file: found.file, drafts: found.result.value } } : found.result;
        }
      } finally {
        reader.close();
      }
      return { ok: false, error: { code: "file_unreadable", message: "There was nothing to read in this file." } };
    });
    return true;
  };

  // What is copied anywhere can be pasted anywhere on this screen.
  const latest = useRef({ paste, start, isOpen: review === null && phase === "idle" });
  useEffect(() => {
    latest.current = { paste, start, isOpen: review === null && phase === "idle" };
  });
  useEffect(() => {
    const onPaste = (event: globalThis.ClipboardEvent): void => {
      const target = event.target;
      if (
        !latest.current.isOpen ||
        (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName)))
      )
        return;
      const files = [...(event.clipboardData?.files ?? [])].map((file) => ({ file, path: file.name }));
      const html = event.clipboardData?.getData("text/html") ?? "";
      const text = event.clipboardData?.getData("text/plain") ?? "";
      event.preventDefault();
      if (files.length > 0) void latest.current.start(sourceOfFiles(files, false));
      else latest.current.paste(/ld\+json|itemtype|<h\d|<li/i.test(html) ? html : text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);

  if (review) return <ReviewDraft file={review.file} drafts={review.drafts} onClose={() => setReview(null)} />;
  if (phase !== "idle") return <RunView policy={policy} />;
  return (
    <>
      <PageHeader title="Import recipes" onBack={() => navigate(paths.recipes)} />
      <div className="scroll-y min-h-0 flex-1 px-4 py-6 md:px-6">
        <div className="mx-auto flex max-w-[680px] flex-col gap-7">
          {problem === null ? null : (
            <Banner tone="rose" title="That did not work" onDismiss={() => setProblem(null)}>
              {problem}
            </Banner>
          )}
          {reading ? <ProgressBar label={reading.label} onCancel={reading.cancel} /> : null}
          <FromAddress
            isBusy={reading !== null}
            onRead={(address) => void read(`Fetching ${address}`, (signal) => readAddress(address, signal))}
          />
          <FromFiles policy={policy} onPolicy={setPolicy} onSource={(source) => void start(source)} />
          <FromText onRead={paste} />
        </div>
      </div>
    </>
  );
}

function SectionTitle({ icon: IconShape, children }: { icon: typeof Globe; children: string }) {
  return (
    <h2 className="flex items-center gap-2 text-3 font-semibold">
      <IconShape size={17} className="text-ink-3" aria-hidden />
      {children}
    </h2>
  );
}

function FromAddress({ isBusy, onRead }: { isBusy: boolean; onRead: (address: string) => void }) {
  const [address, setAddress] = useState("");
  const isDesktop = window.potluck !== undefined;
  return (
    <section aria-label="From an address">
      <SectionTitle icon={Globe}>From an address</SectionTitle>
      {isDesktop ? (
        <form
          className="mt-2 flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (address.trim() !== "") onRead(address.trim());
          }}
        >
          <TextField
            label="Address of the recipe"
            hideLabel
            type="url"
            placeholder="https://…"
            value={address}
            onChange={setAddress}
            className="flex-1"
          />
          <Button type="submit" isDisabled={isBusy || address.trim() === ""}>
            Fetch
          </Button>
        </form>
      ) : (
        <p className="mt-1 flex gap-2 text-2 text-ink-2">
          <MonitorDown size={16} className="mt-0.5 shrink-0" aria-hidden />
          <span>
            The desktop app fetches pages by itself. A browser may not read other sites: open the recipe, save the page
            (<Kbd keys="Mod+S" />) or copy it, and drop or paste it here.
          </span>
        </p>
      )}
    </section>
  );
}

function FromFiles({
  policy,
  onPolicy,
  onSource,
}: {
  policy: DuplicatePolicy;
  onPolicy: (policy: DuplicatePolicy) => void;
  onSource: (source: Source) => void;
}) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const choose = async (kind: "files" | "folder"): Promise<void> => {
    if (!window.potluck) {
      (kind === "files" ? files : folder).current?.click();
      return;
    }
    const source = await sourceFromDesktop(window.potluck, kind);
    if (showFailure(source)) onSource(source.value);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void filesOfDrop(event.dataTransfer).then(({ files: dropped, isFolder }) =>
      onSource(sourceOfFiles(dropped, isFolder)),
    );
  };
  return (
    <section aria-label="From files">
      <SectionTitle icon={FileInput}>From files or a folder</SectionTitle>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        className={cx(
          "mt-2 flex flex-col items-center gap-3 rounded-lg border-2 border-dashed px-4 py-8 text-center",
          isOver ? "border-accent bg-accent-soft" : "border-line",
        )}
      >
        <p className="text-2 font-medium">Drop files or a whole folder here</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button variant="primary" icon={FileInput} onPress={() => void choose("files")}>
            Choose files
          </Button>
          <Button icon={FolderInput} onPress={() => void choose("folder")}>
            Choose a folder
          </Button>
        </div>
        <p className="max-w-[52ch] text-1 text-ink-3">
          Saved web pages, text, Markdown, Cooklang, schema.org JSON, and exports of Paprika, Mealie, Tandoor, Nextcloud
          Cookbook and RecipeSage.
        </p>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label="Files to import"
          accept={importableEndings.map((ending) => `.${ending}`).join(",")}
          onChange={(event) => {
            const chosen = filesOfInput(event.target.files);
            event.target.value = "";
            if (chosen.length > 0) onSource(sourceOfFiles(chosen, false));
          }}
        />
        <input
          ref={folder}
          type="file"
          // Not in React's types, but in every browser.
          {...{ webkitdirectory: "" }}
          hidden
          aria-label="Folder to import"
          onChange={(event) => {
            const chosen = filesOfInput(event.target.files);
            event.target.value = "";
            if (chosen.length > 0) onSource(sourceOfFiles(chosen, true));
          }}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="text-1 text-ink-2">Recipes you have already:</span>
        <Segmented
          label="Recipes you have already"
          segments={[
            { id: "skip", label: "Skip" },
            { id: "keep", label: "Import anyway" },
            { id: "replace", label: "Replace" },
          ]}
          value={policy}
          onChange={onPolicy}
        />
      </div>
    </section>
  );
}

function FromText({ onRead }: { onRead: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <section aria-label="From text">
      <SectionTitle icon={ClipboardPaste}>From text</SectionTitle>
      <p className="mt-1 mb-2 text-1 text-ink-3">
        Text, HTML or JSON. Or press <Kbd keys="Mod+V" /> anywhere on this screen.
      </p>
      <TextArea
        label="Recipe text"
        hideLabel
        rows={5}
        maxRows={16}
        placeholder={"Pancakes\n\n200 g flour\n2 eggs\n\nMix, rest for 20 minutes, and bake in butter."}
        value={text}
        onChange={setText}
      />
      <div className="mt-2 flex justify-end">
        <Button isDisabled={text.trim() === ""} onPress={() => onRead(text)}>
          Read it
        </Button>
      </div>
    </section>
  );
}
