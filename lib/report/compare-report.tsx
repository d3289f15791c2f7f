import { Text, View } from "@react-pdf/renderer";
import { type ComparePage, proseText } from "@/lib/views";
import { ChartDrawing } from "./chart-drawing";
import { IntervalDrawing } from "./interval-drawing";
import { Bullets, NumberText, ReportDocument, ReportPage, SectionTitle, Table, VerdictLine } from "./parts";
import { printable } from "./printable";
import { INK, styles } from "./styles";

const CONTENT_WIDTH = 511;

/** Networks side by side for people who were not in the room: page 1 decides, then the charts on one scale and the inputs. */
export function CompareReport({ view, pageSize = "A4" }: { view: ComparePage; pageSize?: "A4" | "LETTER" }) {
  const names = view.columns.map((column) => column.name).join(", ");
  const footer = `Offtake · ${names} · as of ${view.asOf} · fingerprints ${view.fingerprints.join(" ")}`;
  return (
    <ReportDocument
      title={`Compared: ${names} (as of ${view.asOf})`}
      subject={view.pairs.map(proseText).join(" ")}
      keywords={view.fingerprints.join(", ")}
      asOf={view.asOf}
    >
      <ReportPage size={pageSize} footer={footer} bookmark="Comparison">
        <Text style={styles.eyebrow}>Offtake · who carries which network · as of {view.asOf}</Text>
        <Text style={[styles.title, { marginTop: 4, fontSize: 20 }]}>
          {printable(view.columns.map((column) => column.name).join(" · "))}
        </Text>
        <View style={{ marginTop: 8 }}>
          <Bullets items={view.pairs} empty="Nothing sets these networks apart." />
        </View>
        {view.notices.length > 0 ? (
          <View style={{ marginTop: 6, paddingLeft: 6, borderLeftWidth: 1.5, borderLeftColor: INK.subsidy }}>
            <Text style={styles.heading}>Mind when comparing</Text>
            {view.notices.map((notice) => (
              <Text key={proseText(notice)} style={styles.small}>
                {printable(notice)}
              </Text>
            ))}
            <Text style={styles.small}>Rows are therefore not marked best or worst.</Text>
          </View>
        ) : null}
        <View style={{ marginTop: 10 }}>
          <Table
            columns={[
              { head: "Measure", flex: 3 },
              ...view.columns.map((column) => ({ head: `${column.name} (${column.token})`, flex: 3 })),
            ]}
            rows={[
              {
                key: "verdict",
                cells: [
                  "Verdict",
                  ...view.columns.map((column) => (
                    <VerdictLine key={column.slug} verdict={column.verdict} size={9.5} />
                  )),
                ],
              },
              {
                key: "interval",
                cells: [
                  "Coverage interval",
                  ...view.columns.map((column) =>
                    column.interval ? (
                      <IntervalDrawing key={column.slug} interval={column.interval} width={110} compact />
                    ) : (
                      "no interval"
                    ),
                  ),
                ],
              },
              { key: "quarter", cells: ["Quarter", ...view.columns.map((column) => column.quarter)] },
              { key: "trend", cells: ["Trend", ...view.columns.map((column) => column.trend.text)] },
              ...view.rows.map((row) => ({
                key: row.id,
                cells: [
                  <View key="label">
                    <Text>{printable(row.label)}</Text>
                    <Text style={[styles.small, styles.faint]}>{printable(row.note)}</Text>
                  </View>,
                  ...row.cells.map((cell, index) => (
                    <View key={view.columns[index]?.slug ?? index} style={{ flexDirection: "row" }}>
                      <NumberText view={cell.number} />
                      {cell.mark ? (
                        <Text style={[styles.small, styles.faint, { marginLeft: 4 }]}>{cell.mark}</Text>
                      ) : null}
                    </View>
                  )),
                ],
              })),
              { key: "definition", cells: ["Definition", ...view.columns.map((column) => column.definition)] },
              { key: "settlement", cells: ["Settlement", ...view.columns.map((column) => column.settlement)] },
            ]}
          />
        </View>
      </ReportPage>
      <ReportPage size={pageSize} footer={footer}>
        <SectionTitle id="charts">Demand against subsidy, quarter by quarter</SectionTitle>
        {view.charts.map((chart) => (
          <View key={chart.slug} style={{ marginBottom: 12 }} wrap={false}>
            <Text style={styles.heading}>{printable(chart.name)}</Text>
            <ChartDrawing spec={chart.spec} width={CONTENT_WIDTH} brief />
          </View>
        ))}
        <SectionTitle id="inputs">Inputs that decide, with their sources</SectionTitle>
        {view.inputs.map((network) => (
          <View key={network.slug} style={{ marginTop: 6 }}>
            <Text style={styles.heading} minPresenceAhead={40}>
              {printable(`${network.name}, ${proseText(network.period)}`)}
            </Text>
            <Table
              columns={[
                { head: "Series", flex: 4 },
                { head: "Quarter", flex: 1.2 },
                { head: "As used", flex: 2, right: true },
                { head: "Source", flex: 6 },
              ]}
              rows={network.rows.map((row) => ({
                key: row.key,
                cells: [
                  row.label,
                  row.quarter,
                  <NumberText key="number" view={row.number} />,
                  <Text key="source" style={styles.small}>
                    {printable(row.source)}
                  </Text>,
                ],
              }))}
            />
          </View>
        ))}
      </ReportPage>
    </ReportDocument>
  );
}
