import { Canvas, Document, Link, Page, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { printable } from "../printable";
import { type Painter, paintMarks } from "../setting/paint";
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

export function ReportDocument({ text, children }: { text: DocumentText; children: ReactNode }) {
  const at = new Date(`${text.asOf}T00:00:00Z`);
  return (
    <Document
      title={printable(text.title)}
      author="Offtake"
      subject={printable(text.subject)}
      keywords={text.keywords.map(printable).join(", ")}
      creator="Offtake"
      producer="Offtake"
      language="en"
      pageMode="useOutlines"
      creationDate={at}
      modificationDate={at}
    >
      {children}
    </Document>
  );
}

/** What stands on a page, from so many points below its upper margin. */
export interface Standing {
  set: SetElement;
  top: number;
}

interface ReportPageProps {
  text: DocumentText;
  number: number;
  total: number;
  standing: Standing[];
  /** Fonts that the document holds, over all its pages. */
  fonts: Set<string>;
  /** Said above the foot. */
  note?: string;
  bookmark?: string;
  children?: ReactNode;
}

/** A page with its foot: one drawing, with links and places of the outline laid over it. */
export function ReportPage({ text, number, total, standing, fonts, note, bookmark, children }: ReportPageProps) {
  const { width, height, contentWidth, left, top } = pageFrame(text.pageSize);
  const foot = setElement(
    <Foot footer={text.footer} number={number} total={total} {...(note ? { note } : {})} width={contentWidth} />,
    contentWidth,
    FOOT_LOOK,
  );
  const all = [...standing, { set: foot, top: height - FOOT - foot.height - top }];
  const paint = (painter: unknown): null => {
    for (const one of all) paintMarks(painter as Painter, fonts, one.set.marks, left, top + one.top);
    return null;
  };
  return (
    <Page size={text.pageSize} wrap={false} style={{ minHeight: height }} {...(bookmark ? { bookmark } : {})}>
      <Canvas style={{ position: "absolute", left: 0, top: 0, width, height }} paint={paint} />
      {all.flatMap(({ set, top: below }, block) =>
        set.anchors.map(({ src, bookmark: title, id, ...box }, index) => {
          const style = {
            position: "absolute" as const,
            left: left + box.x,
            top: top + below + box.y,
            width: box.width,
            height: box.height,
          };
          const key = `${block}-${index}`;
          return src ? (
            <Link key={key} src={src} style={style} />
          ) : (
            <View key={key} style={style} {...(id ? { id } : {})} {...(title ? { bookmark: title } : {})} />
          );
        }),
      )}
      {children}
    </Page>
  );
}
