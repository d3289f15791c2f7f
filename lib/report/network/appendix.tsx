import { type ConflictView, type NetworkView, proseText, type SeriesEvidence } from "@/lib/views";
import { type Block, block, heading, paragraph, section } from "../flow/block";
import { table } from "../flow/table";
import type { NetworkJob } from "../job";
import { Address, charts, NumberText } from "../parts";
import { printable } from "../printable";
import { Text, View } from "../setting/elements";
import { INK, styles } from "../styles";
import { joined } from "../words";
import { verifyBlocks } from "./verify";

/** What all before it rests on: the network in words, conflicts, every input, how to check it again, and the sources. */
export const appendixBlocks = ({ view, attached, pageUrl }: NetworkJob, width: number): Block[] => [
  ...profileBlocks(view),
  ...historyBlocks(view, width),
  ...section("conflicts", "Conflicts between sources"),
  ...(view.conflicts.length === 0
    ? paragraph("no-conflicts", "Sources agree within a tenth wherever two speak of the same thing.")
    : view.conflicts.flatMap(conflictBlocks)),
  ...disputeBlocks(view),
  ...section(
    "inputs",
    "Every input, with its source",
    "Figures by quarter as the assessment uses them; beside each, what every source claimed, with its grade, the day it became known and whether it is used.",
  ),
  ...view.evidence.flatMap((series) => seriesBlocks(series, width)),
  ...verifyBlocks({ view, attached, pageUrl }),
  // The long list comes last: a short section behind it could be left over for a page of its own.
  ...sourceBlocks(view, width),
];

const profileBlocks = ({ profile }: NetworkView): Block[] => [
  ...section("network", "The network, in words"),
  ...profile.flatMap(({ label, statement }) => [
    heading(`profile-${label}`, label),
    ...(statement.prose
      ? paragraph(`profile-${label}-text`, statement.prose)
      : paragraph(
          `profile-${label}-text`,
          `Not shown: it rests on sources that became known on ${statement.knownOn}.`,
          [styles.small, styles.faint],
        )),
    ...paragraph(`profile-${label}-sources`, statement.sources.map(({ publisher }) => publisher).join(", "), [
      styles.small,
      styles.faint,
    ]),
  ]),
];

function historyBlocks(view: NetworkView, width: number): Block[] {
  const drawn = charts(width, view.charts.timeline);
  return drawn.length === 0 ? [] : [...section("history", "History of the verdict"), ...drawn];
}

const conflictBlocks = (conflict: ConflictView): Block[] => [
  heading(`conflict-${conflict.id}`, conflict.title),
  block(
    `conflict-${conflict.id}-kind`,
    <Text style={[styles.small, styles.faint]}>
      {printable(
        joined([
          conflict.kind,
          conflict.status,
          conflict.ratio && `apart by ${proseText(conflict.ratio)}`,
          conflict.period,
          conflict.changesVerdict && "changes the verdict",
        ]),
      )}
    </Text>,
    { keepWithNext: true },
  ),
  ...conflict.readings.flatMap((reading) =>
    paragraph(
      `conflict-${conflict.id}-${reading.id}`,
      `${reading.standing}: ${proseText(reading.claimed)} (${reading.source}). Taken at its word: ${reading.verdict ? proseText(reading.verdict) : "does not reach the quarters that decide"}.`,
      [styles.small],
    ),
  ),
  ...paragraph(`conflict-${conflict.id}-reason`, conflict.reason, [styles.small, { color: INK.ink }]),
];

function disputeBlocks({ surroundings: { disputes } }: NetworkView): Block[] {
  if (disputes.length === 0) return [];
  return [
    ...section("disputes", "Disputes"),
    ...disputes.flatMap((dispute) => [
      block(
        `dispute-${dispute.id}`,
        <Text style={[styles.small, styles.faint]}>
          {printable(`${dispute.date} · ${dispute.by} · ${dispute.outcomeWords}`)}
        </Text>,
        { gap: 4, keepWithNext: true },
      ),
      ...(dispute.claim.prose ? paragraph(`dispute-${dispute.id}-claim`, dispute.claim.prose) : []),
      ...(dispute.reply.prose
        ? paragraph(`dispute-${dispute.id}-reply`, `Reply: ${proseText(dispute.reply.prose)}`, [styles.small])
        : []),
    ]),
  ];
}

function seriesBlocks(series: SeriesEvidence, width: number): Block[] {
  const silent = silenceOf(series);
  const role = series.role ? `counted as ${series.role.replaceAll("_", " ")}` : "context";
  return [
    heading(`series-${series.id}`, `${series.label} (${series.unit}), ${role}`),
    block(
      `series-${series.id}-measure`,
      <Text style={[styles.small, styles.faint]}>{printable(series.measure)}</Text>,
      { keepWithNext: true },
    ),
    ...(silent
      ? paragraph(`series-${series.id}-silent`, silent, [styles.small, { fontStyle: "italic" }])
      : table(
          `series-${series.id}`,
          width,
          [
            { head: "Quarter", flex: 1.3 },
            { head: "As used", flex: 2.8, right: true },
            { head: "Claims", flex: 10 },
          ],
          series.figures.map((figure) => ({
            key: figure.anchor,
            cells: [
              figure.quarter,
              <NumberText key="number" view={figure.number} />,
              figure.claims.length === 0
                ? [{ text: figure.method, look: "faint" as const }]
                : figure.claims.map((claim) => ({
                    text: `${claim.used ? "" : "not used: "}${claim.claimed}, ${claim.period}, ${claim.grade}, ${claim.source.publisher}; known ${claim.knownOn}`,
                    look: "small" as const,
                  })),
            ],
          })),
        )),
  ];
}

/** Why a series without any number has none, in one line; null where it has some. */
function silenceOf({ figures }: SeriesEvidence): string | null {
  const [newest] = figures;
  const oldest = figures.at(-1);
  if (!newest || !oldest) return "No quarter of the two years shown is on record.";
  if (figures.some(({ number }) => number.state !== "unknown")) return null;
  const quarters = oldest === newest ? newest.quarter : `${oldest.quarter} to ${newest.quarter}`;
  const reasons = [...new Set(figures.map(({ method }) => method))];
  return `${quarters}: ${reasons.join("; ")}.`;
}

const sourceBlocks = (view: NetworkView, width: number): Block[] => [
  ...section("sources", "Sources"),
  ...table(
    "sources",
    width,
    [
      { head: "Source", flex: 9 },
      { head: "Kind", flex: 1.7 },
      { head: "Letter", flex: 1 },
      { head: "Licence", flex: 1.8 },
      { head: "Published", flex: 1.8 },
    ],
    view.sources.map((source) => ({
      key: source.id,
      cells: [
        <View key="source">
          <Text>{printable(`${source.publisher}${source.title ? `: ${source.title}` : ""}`)}</Text>
          {source.url ? <Address url={source.url} /> : null}
          {source.readVia && source.readVia !== source.url ? (
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
    })),
  ),
];
