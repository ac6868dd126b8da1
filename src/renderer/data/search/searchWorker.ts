/** The worker's entry: keeps the search index off the thread that draws. It holds no data but the index. */
import { answerRequest } from "./answerRequest.ts";
import { SearchEngine } from "./searchEngine.ts";
import type { SearchRequest } from "./searchMessages.ts";

const engine = new SearchEngine();

addEventListener("message", (event: MessageEvent<SearchRequest>) => {
  postMessage(answerRequest(engine, event.data));
});
