import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendEmail } from "@/lib/alerts/email";
import { type SmtpStub, startSmtpStub } from "../../support/smtp-stub";

let stub: SmtpStub;
beforeAll(async () => {
  stub = await startSmtpStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.seen.length = 0;
  stub.answerData("250 taken");
});

const settings = () => ({ smtpUrl: stub.url, from: "offtake@example.org", to: ["a@example.org", "b@example.org"] });
const message = {
  eventId: "helium-2026Q2-published-00",
  subject: "Helium: subsidy-led, was “subsidy-leaning”",
  text: "One sentence.\n\n.A line that begins with a dot.\n",
};

/** Header lines with their continuations, and the text. */
const partsOf = (data: string): { head: string; text: string } => {
  const [head = "", ...text] = data.split("\n\n");
  return { head: head.replace(/\n[ \t]+/g, " "), text: text.join("\n\n") };
};

describe("sendEmail", () => {
  it("sends plain text to everybody named, under an id that follows from the event", async () => {
    expect(await sendEmail(settings(), message)).toEqual({ ok: true });
    expect(stub.seen).toHaveLength(1);
    const [mail] = stub.seen;
    expect(mail).toMatchObject({ from: "offtake@example.org", to: ["a@example.org", "b@example.org"] });
    const { head, text } = partsOf(mail?.data ?? "");
    expect(head).toContain("Message-ID: <helium-2026Q2-published-00@offtake.invalid>");
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(text).toContain("One sentence.\n\n.A line that begins with a dot.");
  });

  it("keeps a line break in a subject out of the head", async () => {
    await sendEmail(settings(), { ...message, subject: "Helium\r\nBcc: other@example.org" });
    const [mail] = stub.seen;
    expect(mail?.to).toEqual(["a@example.org", "b@example.org"]);
    expect(partsOf(mail?.data ?? "").head).not.toMatch(/^Bcc:/m);
  });

  it.each([
    ["451 try later", false],
    ["554 not here", true],
  ])("after %j giving up is %s", async (answer, isFinal) => {
    stub.answerData(answer);
    expect(await sendEmail(settings(), message)).toEqual({
      ok: false,
      failure: `The mail server did not take the message (${answer.slice(0, 3)}).`,
      isFinal,
      retryAfterMs: null,
    });
    expect(stub.seen).toEqual([]);
  });

  it("says that nobody answers, without the password", async () => {
    const closed = await startSmtpStub();
    await closed.close();
    const smtpUrl = closed.url.replace("smtp://", "smtp://user:hidden-word@");
    const outcome = await sendEmail({ ...settings(), smtpUrl }, message);
    expect(outcome).toMatchObject({ ok: false, isFinal: false });
    expect(JSON.stringify(outcome)).not.toContain("hidden-word");
  });
});
