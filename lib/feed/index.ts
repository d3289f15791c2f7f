export { feedAnswer } from "./answer";
export { ATOM_TYPE, atomFeed } from "./atom";
export { type Feed, type FeedItem, MOST_ITEMS } from "./feed";
export { JSON_FEED_TYPE, jsonFeed } from "./json-feed";
