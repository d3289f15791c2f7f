import { Text, View } from "@react-pdf/renderer";
import { type NetworkView, proseText } from "@/lib/views";
import { ChartDrawing } from "./chart-drawing";
import { EvidencePages } from "./evidence-pages";
import { IntervalDrawing } from "./interval-drawing";
import { Bullets, NumberText, ReportDocument, ReportPage, SectionTitle, Table, VerdictLine } from "./parts";
import { printable } from "./printable";
import { INK, styles } from "./styles";
import { Profile, Prospects, Surroundings } from "./surroundings-pages";

/** Text block width of an A4 page with the margins of `styles.page`. */
export const CONTENT_WIDTH = 511;

/** The verdict on one network: page 1 decides, the rest is what it rests on. */
export function NetworkReport({ view, pageSize = "A4" }: { view: NetworkView; pageSize?: "A4" | "LETTER" }) {
  const footer = `Offtake · ${view.name} · as of ${view.asOf} · method ${view.methodVersion} · fingerprint ${view.fingerprint}`;
  return (
    <ReportDocument
      title={`${view.name}: ${view.verdict.label} (as of ${view.asOf})`}
      subject={proseText(view.sentence)}
      keywords={`${view.token}, DePIN, ${view.methodVersion}, ${view.fingerprint}`}
      asOf={view.asOf}
    >
      <ReportPage size={pageSize} footer={footer} bookmark="Verdict">
        <DecisionPage view={view} />
      </ReportPage>
      <ReportPage size={pageSize} footer={footer}>
        <SectionTitle id="who-pays">Who pays</SectionTitle>
        <WhoPays view={view} />
        <SectionTitle id="definitions">Under each definition</SectionTitle>
        <Definitions view={view} />
        <SectionTitle id="checks">Checks</SectionTitle>
        <ChecksTable view={view} />
        <Charts specs={[view.charts.waterfall, view.charts.robustness]} />
        <SectionTitle id="gates">Gates that hold</SectionTitle>
        <Bullets
          items={view.checks.gates.map(
            (gate) =>
              `${gate.id}: ${proseText(gate.sentence)} Class at most ${gate.cap.toLowerCase()}.${gate.binding ? " This lowers the class." : ""}`,
          )}
          empty="None."
        />
        <View wrap={false}>
          <SectionTitle id="quarters">Through the quarters</SectionTitle>
          <ChartDrawing spec={view.charts.demandVsSubsidy} width={CONTENT_WIDTH} />
        </View>
        <View wrap={false}>
          <SectionTitle id="use">Use of capacity</SectionTitle>
          <ChartDrawing spec={view.charts.utilisationVsCapacity} width={CONTENT_WIDTH} />
        </View>
        <Charts specs={[view.charts.breakEven, view.charts.productVsToken]} />
        <Prospects view={view} />
        <Surroundings view={view} />
        <Charts specs={[view.charts.rivals, view.charts.emission, view.charts.timeline]} />
        <SectionTitle id="conflicts">Conflicts between sources</SectionTitle>
        <ConflictList view={view} />
        <Profile view={view} />
      </ReportPage>
      <EvidencePages view={view} pageSize={pageSize} footer={footer} />
    </ReportDocument>
  );
}

/** Charts below each other; one without anything to draw says why on its page, and takes no room on paper. */
function Charts({ specs }: { specs: NetworkView["charts"]["breakEven"][] }) {
  return specs
    .filter((spec) => spec.quarters.length > 0)
    .map((spec) => (
      <View key={spec.id} wrap={false} style={{ marginTop: 10 }}>
        <ChartDrawing spec={spec} width={CONTENT_WIDTH} />
      </View>
    ));
}

function DecisionPage({ view }: { view: NetworkView }) {
  return (
    <View>
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <Text style={styles.eyebrow}>Offtake · who carries the network</Text>
        <Text style={styles.eyebrow}>{printable(`${view.category}, ${view.resource}`)}</Text>
      </View>
      <Text style={[styles.title, { marginTop: 4 }]}>
        {printable(view.name)} <Text style={{ fontFamily: "Sans", fontSize: 10, color: INK.ink3 }}>{view.token}</Text>
      </Text>
      <View style={{ marginTop: 6 }}>
        <VerdictLine verdict={view.verdict} size={15} />
      </View>
      <Text style={[styles.sentence, { marginTop: 4 }]}>{printable(view.sentence)}</Text>
      <Text style={{ marginTop: 3, color: INK.ink2 }}>
        {printable(
          [view.verdict.explanation, view.valuation && proseText(view.valuation), view.robustness]
            .filter(Boolean)
            .join(" "),
        )}
      </Text>
      {view.banners.map((banner) => (
        <Text key={proseText(banner)} style={{ marginTop: 3, color: INK.subsidy }}>
          {printable(banner)}
        </Text>
      ))}
      {view.interval ? (
        <View style={{ marginTop: 6 }}>
          <IntervalDrawing interval={view.interval} width={CONTENT_WIDTH} />
        </View>
      ) : null}
      <Facts view={view} />
      <KeyNumbers view={view} />
      <View style={{ flexDirection: "row", marginTop: 10, gap: 18 }}>
        <View style={{ flex: 1 }}>
          <Text style={styles.heading}>For customers carrying it</Text>
          <Bullets items={view.arguments.for} empty="Nothing measured speaks for it." />
        </View>
        <View style={{ flex: 1 }}>
          <Text style={styles.heading}>Against</Text>
          <Bullets items={view.arguments.against} empty="Nothing measured speaks against it." />
        </View>
      </View>
      <View style={{ marginTop: 8 }}>
        <Text style={styles.heading}>What would change it</Text>
        <Bullets
          items={[...view.flips.up, ...view.flips.down, ...view.flips.blocking].slice(0, 4)}
          empty="Nothing within a thousandfold."
        />
      </View>
      <View style={{ marginTop: 6 }} wrap={false}>
        <ChartDrawing spec={view.charts.demandVsSubsidy} width={CONTENT_WIDTH} brief />
      </View>
      <Text style={[styles.small, { marginTop: 6 }]}>{printable(openConflicts(view))}</Text>
    </View>
  );
}

function openConflicts(view: NetworkView): string {
  const open = view.conflicts.filter((conflict) => conflict.status === "open");
  if (open.length === 0) return "Open conflicts between sources: none.";
  const titles = open
    .slice(0, 3)
    .map((conflict) => `${proseText(conflict.title)}${conflict.changesVerdict ? " (changes the verdict)" : ""}`);
  return `Open conflicts between sources: ${open.length}. ${titles.join("; ")}${open.length > 3 ? "; …" : ""}.`;
}

function Facts({ view }: { view: NetworkView }) {
  const facts: [string, string][] = [
    ["Quarter", view.quarter ?? "none"],
    ["As of", view.asOf],
    ["Data confidence", view.confidence],
    ["Trend", view.trend.text],
    ["Method", view.methodVersion],
    ["Fingerprint", view.fingerprint],
  ];
  return (
    <View
      style={{
        flexDirection: "row",
        marginTop: 8,
        paddingVertical: 4,
        borderTopWidth: 0.75,
        borderBottomWidth: 0.75,
        borderColor: INK.lineStrong,
      }}
    >
      {facts.map(([label, value]) => (
        <View
          key={label}
          style={{ flex: label === "Trend" ? 1.7 : label === "Fingerprint" ? 1.4 : 1, paddingRight: 6 }}
        >
          <Text style={[styles.small, styles.faint]}>{label}</Text>
          <Text>{printable(value)}</Text>
        </View>
      ))}
    </View>
  );
}

function KeyNumbers({ view }: { view: NetworkView }) {
  return (
    <View style={{ flexDirection: "row", marginTop: 6 }}>
      {view.keyNumbers.map((key) => (
        <View key={key.label} style={{ flex: 1, paddingRight: 6 }}>
          <Text style={[styles.small, styles.faint]}>{printable(key.label)}</Text>
          <NumberText view={key.number} size={11} />
          <Text style={[styles.small, styles.faint, { fontSize: 6 }]}>{printable(key.note)}</Text>
        </View>
      ))}
    </View>
  );
}

function WhoPays({ view }: { view: NetworkView }) {
  const { bridge } = view;
  if (!bridge)
    return (
      <Text>
        No quarter of the record has both revenue and emissions, so there is nothing to set against each other.
      </Text>
    );
  const rows = [...bridge.demand, bridge.demandTotal, ...bridge.excluded, ...bridge.subsidy, bridge.subsidyTotal];
  return (
    <View>
      {view.payers ? (
        <View style={{ marginBottom: 4 }}>
          <Text style={styles.heading}>Everything called revenue, by who paid it</Text>
          {view.payers.segments.map((segment) => (
            <Text key={segment.id} style={styles.small}>
              {printable(`${segment.payer}: ${segment.number.text}, ${segment.share.text}, ${segment.counts}`)}
            </Text>
          ))}
        </View>
      ) : null}
      <Text style={[styles.small, styles.faint]}>{printable(`US dollars, ${bridge.period}. ${bridge.formula}`)}</Text>
      <Table
        columns={[
          { head: "What was paid, and what was emitted", flex: 5 },
          { head: "How it counts", flex: 3 },
          { head: "Amount", flex: 2, right: true },
        ]}
        rows={rows.map((row) => ({
          key: row.label + row.counts,
          cells: [
            <View key="label">
              <Text style={row.counts === "" ? { fontWeight: 600 } : {}}>{printable(row.label)}</Text>
              <Text style={[styles.small, styles.faint]}>{printable(row.measure)}</Text>
            </View>,
            [row.counts, row.payer].filter(Boolean).join("; "),
            <NumberText key="number" view={row.number} />,
          ],
        }))}
      />
    </View>
  );
}

function Definitions({ view }: { view: NetworkView }) {
  return (
    <Table
      columns={[
        { head: "Definition", flex: 3 },
        { head: "Verdict", flex: 3 },
        { head: "C*", flex: 1.6, right: true },
        { head: "What it says", flex: 6 },
      ]}
      rows={view.definitions.map((definition) => ({
        key: definition.id,
        cells: [
          <View key="label">
            <Text style={definition.current ? { fontWeight: 600 } : {}}>{printable(definition.label)}</Text>
            <Text style={[styles.small, styles.faint]}>{definition.house ? "house definition" : "alternative"}</Text>
          </View>,
          definition.verdict.wouldRead
            ? `${definition.verdict.label}, would read ${definition.verdict.wouldRead}`
            : definition.verdict.label,
          <NumberText key="coverage" view={definition.coverage} />,
          <Text key="reason" style={styles.small}>
            {printable(
              [definition.differs, definition.reason].flatMap((words) => (words ? proseText(words) : [])).join(" "),
            )}
          </Text>,
        ],
      }))}
    />
  );
}

const STATE_WORDS = { met: "met", failed: "failed", unknown: "unknown", not_applicable: "not applicable" } as const;

function ChecksTable({ view }: { view: NetworkView }) {
  const { score } = view.checks;
  return (
    <View>
      <Text style={[styles.small, styles.faint]}>
        {score
          ? `Score of 100 points: earned ${score.earned.text}, lost ${score.lost.text}, unknown ${score.unknown.text}. Unknown earns nothing.`
          : "No score: the assessment stops before one."}
      </Text>
      <Table
        columns={[
          { head: "Check", flex: 3 },
          { head: "State", flex: 1.8 },
          { head: "Value", flex: 2.2, right: true },
          { head: "Points", flex: 2.6 },
          { head: "In words", flex: 6 },
        ]}
        rows={view.checks.checks.map((check) => ({
          key: check.id,
          cells: [
            `${check.code} ${check.label}`,
            STATE_WORDS[check.state],
            <NumberText key="value" view={check.value} />,
            proseText(check.points),
            <Text key="sentence" style={styles.small}>
              {printable(`${proseText(check.sentence)}${check.placeholder ? " Threshold is a placeholder." : ""}`)}
            </Text>,
          ],
        }))}
      />
    </View>
  );
}

function ConflictList({ view }: { view: NetworkView }) {
  if (view.conflicts.length === 0)
    return <Text>Sources agree within a tenth wherever two speak of the same thing.</Text>;
  return (
    <View>
      {view.conflicts.map((conflict) => (
        <View key={conflict.id} style={{ marginBottom: 7 }}>
          <Text style={styles.heading} minPresenceAhead={30}>
            {printable(conflict.title)}
          </Text>
          <Text style={[styles.small, styles.faint]}>
            {printable(
              [
                conflict.kind,
                conflict.status,
                conflict.ratio ? `apart by ${proseText(conflict.ratio)}` : null,
                conflict.period,
                conflict.changesVerdict ? "changes the verdict" : null,
              ]
                .filter(Boolean)
                .join(" · "),
            )}
          </Text>
          {conflict.readings.map((reading) => (
            <Text key={reading.id} style={styles.small}>
              {printable(
                `${reading.standing}: ${proseText(reading.claimed)} (${reading.source}). Taken at its word: ${reading.verdict ? proseText(reading.verdict) : "does not reach the quarters that decide"}.`,
              )}
            </Text>
          ))}
          <Text style={[styles.small, { color: INK.ink }]}>{printable(conflict.reason)}</Text>
        </View>
      ))}
    </View>
  );
}
