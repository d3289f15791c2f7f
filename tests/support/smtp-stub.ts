import { type AddressInfo, createServer, type Socket } from "node:net";

export interface SeenMail {
  from: string;
  to: string[];
  /** Head and text as they came, dots unstuffed. */
  data: string;
}

export interface SmtpStub {
  url: string;
  seen: SeenMail[];
  /** What is answered to the end of a message. */
  answerData: (line: string) => void;
  close: () => Promise<void>;
}

/** A mail server on loopback that speaks as much SMTP (RFC 5321) as sending one message takes. */
export async function startSmtpStub(): Promise<SmtpStub> {
  const seen: SeenMail[] = [];
  const sockets = new Set<Socket>();
  let dataAnswer = "250 taken";
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const say = (line: string) => socket.write(`${line}\r\n`);
    let [mail, isData, rest]: [SeenMail, boolean, string] = [{ from: "", to: [], data: "" }, false, ""];
    const onLine = (line: string): void => {
      if (isData) {
        if (line !== ".") {
          mail.data += `${line.replace(/^\./, "")}\n`;
          return;
        }
        isData = false;
        if (dataAnswer.startsWith("2")) seen.push(mail);
        mail = { from: "", to: [], data: "" };
        say(dataAnswer);
        return;
      }
      const [verb = ""] = line.toUpperCase().split(/[ :]/);
      const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (verb === "MAIL") mail.from = address;
      if (verb === "RCPT") mail.to.push(address);
      if (verb === "DATA") isData = true;
      say(verb === "DATA" ? "354 go on" : verb === "QUIT" ? "221 bye" : verb === "EHLO" ? "250 stub" : "250 ok");
      if (verb === "QUIT") socket.end();
    };
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    });
    say("220 stub");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    seen,
    answerData: (line) => {
      dataAnswer = line;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
