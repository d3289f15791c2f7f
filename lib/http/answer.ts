/** What belongs to one request while it is answered. */
export interface Answer {
  /** false = data for a page that the browser has already. */
  isPage: boolean;
  /** Texts of still parts by name, from where they are made to where they are written. */
  texts: Map<string, string>;
  /** Hands over what is sent once the last byte of it is; nothing of an answer that broke off. */
  onSent: (use: (sent: Sent) => void) => void;
}

/** An answer as it was sent, before compression. */
export interface Sent {
  status: number;
  headers: Readonly<Record<string, number | string | string[] | undefined>>;
  body: Buffer;
}

interface Answers {
  getStore(): Answer | undefined;
}

declare global {
  /** Set where requests arrive. Next bundles a page twice, once to make it and once to write it; both find it here. */
  var offtakeAnswers: Answers | undefined;
}

/** The request being answered; null outside of one, and in a browser. */
export const currentAnswer = (): Answer | null => globalThis.offtakeAnswers?.getStore() ?? null;
