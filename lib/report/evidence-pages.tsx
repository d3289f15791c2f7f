import { Text, View } from "@react-pdf/renderer";
import type { NetworkView, SeriesEvidence } from "@/lib/views";
import { Address, NumberText, ReportPage, SectionTitle, Table } from "./parts";
import { printable } from "./printable";
import { styles } from "./styles";

/** Appendix: every input as used with what each source claimed, then the sources and how to check the verdict again. */
export function EvidencePages({
  view,
  pageSize,
  footer,
}: {
  view: NetworkView;
  pageSize: "A4" | "LETTER";
  footer: string;
}) {
  return (
    <ReportPage size={pageSize} footer={footer}>
      <SectionTitle id="inputs">Every input, with its source</SectionTitle>
      <Text style={[styles.small, styles.faint]}>
        Figures by quarter as the assessment uses them; beneath, each claim with its grade, the day it became known and
        whether it is used.
      </Text>
      {view.evidence.map((series) => (
        <Series key={series.id} series={series} />
      ))}
      <SectionTitle id="sources">Sources</SectionTitle>
      <Table
        columns={[
          { head: "Source", flex: 9 },
          { head: "Kind", flex: 1.6 },
          { head: "Letter", flex: 1 },
          { head: "Licence", flex: 1.6 },
          { head: "Published", flex: 1.8 },
        ]}
        rows={view.sources.map((source) => ({
          key: source.id,
          cells: [
            <View key="source">
              <Text>{printable(`${source.publisher}${source.title ? `: ${source.title}` : ""}`)}</Text>
              {source.url ? <Address url={source.url} /> : null}
              {source.readVia ? (
                <View>
                  <Text style={[styles.small, styles.faint]}>read via</Text>
                  <Address url={source.readVia} />
                </View>
              ) : null}
            </View>,
            source.kind,
            source.letter,
            source.licence,
            source.publishedOn ?? "undated",
          ],
        }))}
      />
      <SectionTitle id="verify">How to check this again</SectionTitle>
      <Text>
        {printable(
          `The verdict follows from the figures above by method ${view.methodVersion}, which the application prints from its own rules under /method. The fingerprint ${view.fingerprint} is the hash of the inputs, the options and the method version: the same facts give the same fingerprint and the same bytes of this report.`,
        )}
      </Text>
    </ReportPage>
  );
}

function Series({ series }: { series: SeriesEvidence }) {
  const silent = silenceOf(series);
  return (
    <View style={{ marginTop: 8 }}>
      <Text style={styles.heading} minPresenceAhead={40}>
        {printable(
          `${series.label} (${series.unit})${series.role ? `, counted as ${series.role.replaceAll("_", " ")}` : ", context"}`,
        )}
      </Text>
      <Text style={[styles.small, styles.faint]}>{printable(series.measure)}</Text>
      {silent ? (
        <Text style={[styles.small, { fontStyle: "italic" }]}>{printable(silent)}</Text>
      ) : (
        <Figures series={series} />
      )}
    </View>
  );
}

/** Why a series without any number has none, in one line; null where it has some. */
function silenceOf({ figures }: SeriesEvidence): string | null {
  const [newest] = figures;
  const oldest = figures.at(-1);
  if (!newest || !oldest || figures.some(({ number }) => number.state !== "unknown")) return null;
  const quarters = oldest === newest ? newest.quarter : `${oldest.quarter} to ${newest.quarter}`;
  const reasons = [...new Set(figures.map(({ method }) => method))];
  return `${quarters}: ${reasons.join("; ")}.`;
}

function Figures({ series }: { series: SeriesEvidence }) {
  return (
    <View>
      <Table
        columns={[
          { head: "Quarter", flex: 1.3 },
          { head: "As used", flex: 2.6, right: true },
          { head: "Claims", flex: 9 },
        ]}
        rows={series.figures.map((figure) => ({
          key: figure.anchor,
          cells: [
            figure.quarter,
            <NumberText key="number" view={figure.number} />,
            <View key="claims">
              {figure.claims.map((claim) => (
                <Text key={claim.id} style={styles.small}>
                  {printable(
                    `${claim.used ? "" : "not used: "}${claim.claimed}, ${claim.period}, ${claim.grade}, ${claim.source.publisher}; known ${claim.knownOn}`,
                  )}
                </Text>
              ))}
            </View>,
          ],
        }))}
      />
    </View>
  );
}
