import type { ReactElement } from "react";
import { type ComparePage, proseText } from "@/lib/views";
import { AssumedBox } from "../assumed";
import { Bullet } from "../flow/block";
import { table } from "../flow/table";
import type { CompareJob } from "../job";
import { Address } from "../parts";
import { printable } from "../printable";
import { Text, View } from "../setting/elements";
import { INK, pageFrame, styles } from "../styles";
import { measureRows, networkColumns, verdictRows } from "./measures";

/** The six that decide; the others stand on the next page. */
const SIX = ["coverage", "demand", "subsidy", "growth", "utilisation", "operatorCover"];

/** How many pairs and notices are printed, and at which letter a text is cut, visibly. */
const STEPS = [
  { pairs: 10, notices: 10, maxChars: 900 },
  { pairs: 6, notices: 4, maxChars: 260 },
  { pairs: 3, notices: 2, maxChars: 130 },
  { pairs: 2, notices: 1, maxChars: 70 },
  { pairs: 2, notices: 1, maxChars: 28 },
] as const;

export function compareFirstPages(job: CompareJob): [ReactElement, ...ReactElement[]] {
  const [fullest, ...tighter] = STEPS.map((step) => <FirstPage key={step.maxChars} job={job} step={step} />);
  return [fullest ?? <View />, ...tighter];
}

function FirstPage({ job, step }: { job: CompareJob; step: (typeof STEPS)[number] }) {
  const { assumed, pageSize } = job;
  const { contentWidth: width } = pageFrame(pageSize);
  const cut = (text: string) => (text.length > step.maxChars ? `${text.slice(0, step.maxChars - 1)}…` : text);
  const short = (text: string) => printable(cut(text));
  const view: ComparePage = {
    ...job.view,
    columns: job.view.columns.map((column) => ({
      ...column,
      name: cut(column.name),
      token: cut(column.token),
      definition: cut(column.definition),
    })),
  };
  const rest = view.pairs.length - step.pairs;
  return (
    <View>
      <Text style={styles.eyebrow}>{printable(`Offtake · who carries which network · as of ${view.asOf}`)}</Text>
      <Text style={[styles.title, { marginTop: 4, fontSize: view.columns.length > 3 ? 15 : 20 }]}>
        {view.columns.map(({ name }) => printable(name)).join(" · ")}
      </Text>
      <Text style={[styles.sentence, { marginTop: 6, fontSize: 11 }]}>{short(proseText(view.carried))}</Text>
      <View style={{ marginTop: 8 }}>
        {view.pairs.length === 0 ? <Text>Nothing sets these networks apart.</Text> : null}
        {view.pairs.slice(0, step.pairs).map((pair) => (
          <Bullet key={proseText(pair)} item={short(proseText(pair))} />
        ))}
        {rest > 0 ? <Text style={[styles.small, styles.faint]}>{`${rest} more pairs: see the page.`}</Text> : null}
      </View>
      {view.notices.length > 0 ? (
        <View style={{ marginTop: 6, paddingLeft: 6, borderLeftWidth: 1.5, borderColor: INK.subsidy }}>
          <Text style={styles.heading}>Mind when comparing</Text>
          {view.notices.slice(0, step.notices).map((notice) => (
            <Text key={proseText(notice)} style={styles.small}>
              {short(proseText(notice))}
            </Text>
          ))}
          <Text style={styles.small}>Rows are therefore not marked best or worst.</Text>
        </View>
      ) : null}
      <View style={{ marginTop: 10 }}>
        {table("decide", width, networkColumns(view), [
          ...verdictRows(view, width),
          ...measureRows(view, width, SIX),
        ]).map(({ key, element }) => (
          <View key={key}>{element}</View>
        ))}
      </View>
      <View style={{ marginTop: 8 }}>
        {view.openConflicts.map(({ slug, name, text }) => (
          <Text key={slug} style={[styles.small, { marginTop: 1 }]}>
            <Text style={{ fontWeight: 600 }}>{`${printable(cut(name))} `}</Text>
            {short(text)}
          </Text>
        ))}
      </View>
      {assumed.map((part) => (
        <View key={part.name ?? ""} style={{ marginTop: 8 }}>
          <AssumedBox part={part} maxChars={step.maxChars} />
        </View>
      ))}
      <Text style={[styles.small, { marginTop: 8 }]}>
        {printable(`Fingerprints, in the order of the columns: ${view.fingerprints.join(", ")}.`)}
      </Text>
      <View style={{ flexDirection: "row", marginTop: 2 }}>
        <Text style={[styles.small, { marginRight: 4 }]}>The page as it stands now, with every number traced:</Text>
        <View style={{ flex: 1 }}>
          <Address url={job.pageUrl} />
        </View>
      </View>
    </View>
  );
}
