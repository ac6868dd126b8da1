/** A wire between devices and a server that can be cut, or end without a word as in sleep and between networks. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Wire {
  readonly address: string;
  /** What the server sent through it, bytes. */
  readonly bytesDown: () => number;
  /** Nothing passes any more on the connections there are, and neither end is told; new ones are as good as any. */
  readonly die: () => void;
  /** Cuts each connection after so many bytes from the server; Infinity: none. */
  readonly cutAfter: (bytes: number) => void;
  readonly cuts: () => number;
}

export async function wireTo(serverAddress: string): Promise<Wire> {
  const { hostname, port } = new URL(serverAddress);
  const alive = new Set<{ isDead: boolean }>();
  const ends = new Set<Socket>();
  let bytesDown = 0;
  let cuts = 0;
  let mostBytes = Number.POSITIVE_INFINITY;
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    const state = { isDead: false };
    alive.add(state);
    let passed = 0;
    for (const end of [near, far]) {
      ends.add(end);
      // What fails ends in "close".
      end.on("error", () => undefined);
    }
    const pass = (from: Socket, to: Socket, isDown: boolean): void => {
      from.on("data", (bytes) => {
        if (state.isDead) return;
        if (isDown) {
          bytesDown += bytes.byteLength;
          passed += bytes.byteLength;
        }
        if (passed > mostBytes) {
          cuts++;
          near.destroy();
          far.destroy();
        } else {
          to.write(bytes);
        }
      });
      from.on("close", () => {
        if (!state.isDead) to.destroy();
      });
    };
    pass(near, far, false);
    pass(far, near, true);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    for (const end of ends) end.destroy();
    proxy.close();
  });
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    bytesDown: () => bytesDown,
    die() {
      for (const state of alive) state.isDead = true;
    },
    cutAfter: (bytes) => void (mostBytes = bytes),
    cuts: () => cuts,
  };
}
