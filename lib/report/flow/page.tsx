import { type SetElement, setElement } from "../setting/set-element";
import { FOOT, FOOT_LOOK, type PageSize, pageFrame } from "../styles";
import { Foot } from "./foot";

export interface DocumentText {
  title: string;
  subject: string;
  keywords: string[];
  /** Dates the document, so that the same facts give the same bytes. */
  asOf: string;
  /** Foot of every page. */
  footer: string;
  pageSize: PageSize;
}

/** What stands on a page, from so many points below its upper margin. */
export interface Standing {
  set: SetElement;
  top: number;
}

/** A page with everything at its place. */
export interface SetPage {
  standing: Standing[];
  /** Title of the page in the outline; what it leads to on the page comes below it. */
  bookmark: string | null;
}

/** A document before it is written. */
export interface SetDocument {
  text: DocumentText;
  pages: SetPage[];
}

interface PageContent {
  standing: Standing[];
  number: number;
  total: number;
  /** Said above the foot. */
  note?: string;
  bookmark?: string;
}

/** A page with its foot. */
export function pageWith(text: DocumentText, { standing, number, total, note, bookmark }: PageContent): SetPage {
  const { height, contentWidth, top } = pageFrame(text.pageSize);
  const foot = setElement(
    <Foot footer={text.footer} number={number} total={total} {...(note ? { note } : {})} width={contentWidth} />,
    contentWidth,
    FOOT_LOOK,
  );
  return {
    standing: [...standing, { set: foot, top: height - FOOT - foot.height - top }],
    bookmark: bookmark ?? null,
  };
}
