export { cardAnswer } from "./answer";
export { badgeSvg, unknownBadgeSvg } from "./badge-svg";
export { parseTheme } from "./colours";
export { embedPage, unknownEmbedPage } from "./embed-page";
export { BADGE_POLICY, EMBED_POLICY } from "./embed-style";
export { FRAME, type Snippets, snippetsOf } from "./snippets";
