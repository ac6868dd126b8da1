import { answerRequest } from "./answerRequest.ts";
import { SearchEngine } from "./searchEngine.ts";
import type { SearchPort, SearchReply } from "./searchMessages.ts";

/** Search in a worker, a file of our own beside the page, as the content policy wants it. */
export function workerPort(): SearchPort {
  const worker = new Worker(new URL("./searchWorker.ts", import.meta.url), { type: "module", name: "search" });
  worker.addEventListener("error", (event) => console.error("Search stopped working.", event.message));
  return {
    send: (request) => worker.postMessage(request),
    onReply: (listener) =>
      worker.addEventListener("message", (event: MessageEvent<SearchReply>) => listener(event.data)),
    close: () => worker.terminate(),
  };
}

/** The same engine without a worker. */
export function directPort(): SearchPort {
  const engine = new SearchEngine();
  const listeners: ((reply: SearchReply) => void)[] = [];
  return {
    send: (request) => {
      const reply = answerRequest(engine, request);
      queueMicrotask(() => {
        for (const listener of listeners) listener(reply);
      });
    },
    onReply: (listener) => void listeners.push(listener),
    close: () => void listeners.splice(0),
  };
}
