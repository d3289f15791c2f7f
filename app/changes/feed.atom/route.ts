import { ATOM_TYPE, atomFeed } from "@/lib/feed";
import { answerFeed } from "../answer-feed";

/** Changes of verdict for feed readers. */
export const GET = (request: Request): Promise<Response> => answerFeed(request, atomFeed, ATOM_TYPE);
