/** In the place of a card: what an embedding page shows instead of a broken picture. */
export interface Notice {
  status: 404 | 503;
  title: string;
  /** For a line of a badge. */
  short: string;
  sentence: string;
}

export const NOTICES = {
  unknown: {
    status: 404,
    title: "No such network",
    short: "Offtake has no record under this name",
    sentence: "Offtake has no record under this name. Names are lower case, as in the address of a network’s page.",
  },
  unreadable: {
    status: 503,
    title: "No answer at present",
    short: "The record cannot be read; try again in a moment",
    sentence: "The record cannot be read at present. Nothing is said of any network by this; try again in a moment.",
  },
} as const satisfies Record<string, Notice>;
