import { Text, View } from "@react-pdf/renderer";
import { type NetworkView, type ProseView, proseText, type StatementView } from "@/lib/views";
import { NumberText, SectionTitle, Table } from "./parts";
import { printable } from "./printable";
import { styles } from "./styles";

/** What the page says beside the verdict: what would overturn it, supply, rivals, value capture, disputes, the profile. */

const words = (view: ProseView | null): string => (view ? printable(proseText(view)) : "");

function Rests({ statement }: { statement: StatementView }) {
  if (!statement.prose) return null;
  const sources = statement.sources.map(({ publisher }) => publisher).join(", ");
  return (
    <View>
      <Text style={styles.small}>{words(statement.prose)}</Text>
      {sources ? <Text style={[styles.small, styles.faint]}>{printable(sources)}</Text> : null}
    </View>
  );
}

/** The fact that is missing, and the conditions stated beforehand. */
export function Prospects({ view }: { view: NetworkView }) {
  const { deciding, triggers } = view.prospects;
  return (
    <View>
      {deciding ? (
        <View>
          <SectionTitle id="deciding">What would give it a verdict</SectionTitle>
          <Text style={styles.heading}>{printable(deciding.title)}</Text>
          {deciding.known.map(({ label, number }) => (
            <Text key={label} style={styles.small}>
              {printable(`Known: ${label}, ${number.text}`)}
            </Text>
          ))}
          <Table
            columns={[
              { head: "If it were", flex: 3 },
              { head: "coverage would be", flex: 3 },
              { head: "and the class, before gates", flex: 4 },
            ]}
            rows={deciding.rows.map((row) => ({
              key: row.value.text,
              cells: [<NumberText key="value" view={row.value} />, proseText(row.coverage), row.classes],
            }))}
          />
        </View>
      ) : null}
      {triggers.length > 0 ? (
        <View>
          <SectionTitle id="triggers">Conditions stated beforehand</SectionTitle>
          <Table
            columns={[
              { head: "Condition", flex: 4 },
              { head: "State", flex: 2.4 },
              { head: "Now", flex: 1.8, right: true },
              { head: "What it would mean", flex: 5 },
            ]}
            rows={triggers.map((trigger) => ({
              key: trigger.id,
              cells: [
                trigger.condition,
                trigger.stateWords,
                <NumberText key="now" view={trigger.now} />,
                <Rests key="text" statement={trigger.text} />,
              ],
            }))}
          />
        </View>
      ) : null}
    </View>
  );
}

export function Surroundings({ view }: { view: NetworkView }) {
  const { supply, incumbents, flows, disputes } = view.surroundings;
  return (
    <View>
      {supply.length > 0 ? (
        <View>
          <SectionTitle id="supply">How much of the supply is real</SectionTitle>
          <Table
            columns={[
              { head: "Stage", flex: 2 },
              { head: "Number", flex: 2.2, right: true },
              { head: "Quarter", flex: 1.4 },
              { head: "What it counts", flex: 7 },
            ]}
            rows={supply.map((stage) => ({
              key: stage.stage,
              cells: [
                stage.label,
                <NumberText key="number" view={stage.number} />,
                stage.quarter ?? "",
                <Rests key="text" statement={stage.text} />,
              ],
            }))}
          />
        </View>
      ) : null}
      {incumbents.length > 0 ? (
        <View>
          <SectionTitle id="rivals">Price against the rival</SectionTitle>
          <Table
            columns={[
              { head: "Service", flex: 3 },
              { head: "Here", flex: 2, right: true },
              { head: "Rival, plan", flex: 3 },
              { head: "There", flex: 2, right: true },
              { head: "Cheaper by", flex: 1.6, right: true },
              { head: "How alike", flex: 4 },
            ]}
            rows={incumbents.map((row) => ({
              key: row.id,
              cells: [
                proseText(row.service),
                <NumberText key="here" view={row.here} />,
                `${proseText(row.rival)}, ${proseText(row.plan)}`,
                <NumberText key="there" view={row.there} />,
                row.discount ? <NumberText key="discount" view={row.discount} /> : "no comparison",
                <View key="text">
                  <Text style={styles.small}>{printable(row.likeForLike)}</Text>
                  <Rests statement={row.text} />
                </View>,
              ],
            }))}
          />
        </View>
      ) : null}
      {flows.length > 0 ? (
        <View>
          <SectionTitle id="value-capture">What reaches the token</SectionTitle>
          <Table
            columns={[
              { head: "Flow", flex: 3 },
              { head: "From, to", flex: 4 },
              { head: "State", flex: 2.6 },
              { head: "Of revenue", flex: 1.5, right: true },
              { head: "In words", flex: 5 },
            ]}
            rows={flows.map((flow) => ({
              key: flow.id,
              cells: [
                proseText(flow.label),
                `${proseText(flow.from)} → ${proseText(flow.to)}`,
                [flow.stateWords, flow.days].filter(Boolean).join("; "),
                flow.share ? <NumberText key="share" view={flow.share} /> : "not stated",
                <Rests key="text" statement={flow.text} />,
              ],
            }))}
          />
        </View>
      ) : null}
      {disputes.length > 0 ? (
        <View>
          <SectionTitle id="disputes">Disputes</SectionTitle>
          {disputes.map((dispute) => (
            <View key={dispute.id} style={{ marginBottom: 5 }} wrap={false}>
              <Text style={[styles.small, styles.faint]}>
                {printable(`${dispute.date} · ${dispute.by} · ${dispute.outcomeWords}`)}
              </Text>
              <Text>{words(dispute.claim.prose)}</Text>
              {dispute.reply.prose ? (
                <Text style={styles.small}>{printable(`Reply: ${proseText(dispute.reply.prose)}`)}</Text>
              ) : null}
            </View>
          ))}
        </View>
      ) : null}
    </View>
  );
}

export function Profile({ view }: { view: NetworkView }) {
  return (
    <View>
      <SectionTitle id="network">The network</SectionTitle>
      {view.profile.map(({ label, statement }) => (
        <View key={label} style={{ marginBottom: 5 }} wrap={false}>
          <Text style={styles.heading}>{label}</Text>
          {statement.prose ? (
            <Text>{words(statement.prose)}</Text>
          ) : (
            <Text style={[styles.small, styles.faint]}>
              {printable(`Not shown: it rests on sources that became known on ${statement.knownOn}.`)}
            </Text>
          )}
          <Text style={[styles.small, styles.faint]}>
            {printable(statement.sources.map((source) => source.publisher).join(", "))}
          </Text>
        </View>
      ))}
    </View>
  );
}
