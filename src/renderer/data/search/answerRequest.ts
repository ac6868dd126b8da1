import type { SearchEngine } from "./searchEngine.ts";
import type { SearchReply, SearchRequest } from "./searchMessages.ts";

/** One request to one reply: the whole of what the worker does. */
export function answerRequest(engine: SearchEngine, request: SearchRequest): SearchReply {
  switch (request.kind) {
    case "put":
      engine.put(request.recipes);
      return { kind: "indexed", size: engine.size };
    case "remove":
      engine.remove(request.ids);
      return { kind: "indexed", size: engine.size };
    case "query":
      return { kind: "answer", number: request.number, answer: engine.search(request.text) };
  }
}
