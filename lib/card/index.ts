export { cardAnswer } from "./answer";
export { BADGE_HEIGHT_PX, badgeSvg, noticeBadgeSvg } from "./badge-svg";
export { parseTheme, type Theme } from "./colours";
export { embedPage, noticeEmbedPage } from "./embed-page";
export { BADGE_POLICY, EMBED_POLICY } from "./embed-style";
export { NOTICES, type Notice } from "./notices";
export { FRAME, type Snippets, snippetsOf } from "./snippets";
