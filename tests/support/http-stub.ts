import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface StubReply {
  status: number;
  headers?: Record<string, string>;
  /** false = the connection is left open without an answer. */
  answers?: boolean;
}

export interface HttpStub {
  url: string;
  seen: SeenRequest[];
  /** Answers in order; the last one stays. */
  reply: (...replies: StubReply[]) => void;
  close: () => Promise<void>;
}

/** A receiver on loopback that keeps what it is sent. */
export async function startHttpStub(): Promise<HttpStub> {
  const seen: SeenRequest[] = [];
  let replies: StubReply[] = [{ status: 204 }];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
      const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? { status: 204 };
      if (reply.answers === false) return;
      response.writeHead(reply.status, reply.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    reply: (...next) => {
      replies = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
