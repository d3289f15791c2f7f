import { JSON_FEED_TYPE, jsonFeed } from "@/lib/feed";
import { answerFeed } from "../answer-feed";

/** The same as a JSON Feed. */
export const GET = (request: Request): Promise<Response> => answerFeed(request, jsonFeed, JSON_FEED_TYPE);
