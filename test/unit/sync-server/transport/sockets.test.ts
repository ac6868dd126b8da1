import { once } from "node:events";
import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { recordsProtocol, tokenProtocol } from "../../../../src/domain/protocol/messages.ts";
import { ok } from "../../../../src/domain/result.ts";
import type { Gate } from "../../../../sync-server/gate/gate.ts";
import { attachSockets } from "../../../../sync-server/transport/ws/sockets.ts";

/** A server whose one plane takes as long as the test wants to open what a socket is about. */
async function slowServer() {
  const server = fastify();
  const opening = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const ended: string[] = [];
  let endSession = (): void => undefined;
  const gate: Gate = {
    identify: () =>
      Promise.resolve(ok({ personId: "anna", sessionId: "session", kind: "token", accessExpiresAt: 1e15 } as const)),
    watch: (_identity, onEnd) => {
      endSession = () => onEnd("ended_elsewhere");
      return () => undefined;
    },
  };
  attachSockets(server, {
    gate,
    known: { host: "127.0.0.1", publicHosts: [], allowsPlainHttp: false },
    planes: [
      {
        match: (path) => path,
        async accept(socket) {
          began.resolve();
          await opening.promise;
          return ({ code }) => {
            ended.push(code);
            socket.close(4401, code);
          };
        },
      },
    ],
    onProblem: (error) => ended.push(String(error)),
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, [recordsProtocol, tokenProtocol("t".repeat(43))]);
  socket.on("error", () => undefined);
  onTestFinished(() => socket.terminate());
  await began.promise;
  return { socket, opening, ended, endSession: () => endSession() };
}

test("[C.4] a session that ends while its socket is being opened takes the socket with it", async () => {
  const { socket, opening, ended, endSession } = await slowServer();
  const closed = once(socket, "close");
  endSession();
  opening.resolve();
  expect((await closed)[0]).toBe(4401);
  expect(ended).toEqual(["session_ended"]);
});

test("[C.4] one that ends later is told then", async () => {
  const { socket, opening, ended, endSession } = await slowServer();
  const closed = once(socket, "close");
  opening.resolve();
  await opening.promise;
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toEqual([]);
  endSession();
  expect((await closed)[0]).toBe(4401);
});
