import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterSeries, parseReply } from "../adapter";
import { COINS } from "./coins";
import { amountOrDigits, dayText } from "./digits";
import { known, series, unknown } from "./parts";

/** Devices that projects claim for themselves, network by network and in all. */

/** Nothing, and zero, is how this source writes that it does not know. */
const UNKNOWN_DEVICES = "DePINscan lists no device count.";

const devicesOf = (networkSlug: string): AdapterSeries =>
  series({
    key: `${networkSlug}.live.devices-claimed`,
    metric: "context",
    shape: "stock",
    unit: "devices",
    label: "Devices, as claimed",
    measure: "Devices that the project reports of itself to DePINscan; neither checked nor necessarily online.",
    credibility: 4,
  });

/** Projects are told by the coin they name: the project’s own short names change. */
const BY_COIN = new Map(COINS.map(({ geckoId, networkSlug }) => [geckoId, devicesOf(networkSlug)]));

const allDevices = series({
  key: "sector.live.devices-claimed",
  metric: "context",
  shape: "stock",
  unit: "devices",
  label: "Devices of all projects, as claimed",
  measure:
    "Sum of the devices that projects report of themselves to DePINscan; neither checked nor necessarily online.",
  credibility: 4,
});
const projects = series({
  key: "sector.live.projects-listed",
  metric: "context",
  shape: "stock",
  unit: "projects",
  label: "Projects listed",
  measure: "Projects that DePINscan lists.",
});

const countOrNothing = z
  .union([z.literal("").transform(() => null), amountOrDigits], "expected a count, its digits or nothing")
  .nullable();
const projectsSchema = z.array(
  z.object({
    project_name: z.string().min(1),
    coingecko_id: z.string().nullable(),
    total_devices: countOrNothing,
  }),
);
const explorerSchema = z
  .array(z.object({ date: dayText, total_projects: countOrNothing, total_device: countOrNothing }))
  .max(10_000);

type Count = z.output<typeof countOrNothing>;

const level = (of: AdapterSeries, day: string, counted: Count) =>
  counted === null || counted.value === 0
    ? unknown(of, day, counted?.literal ?? null, UNKNOWN_DEVICES)
    : known(of, day, counted.value, counted.literal);

/** What a reply claims, project by project, also of projects that the record does not hold; null = not known. */
export const claimedDevices = (body: unknown): { project: string; coin: string | null; devices: number | null }[] =>
  parseReply(projectsSchema, body).map(({ project_name, coingecko_id, total_devices }) => ({
    project: project_name,
    coin: coingecko_id === "" ? null : coingecko_id,
    devices: total_devices === null || total_devices.value === 0 ? null : total_devices.value,
  }));

function readProjects(body: unknown, today: string): AdapterReading {
  const values = parseReply(projectsSchema, body).flatMap(({ coingecko_id, total_devices }) => {
    const of = coingecko_id === null ? undefined : BY_COIN.get(coingecko_id);
    return of ? [level(of, today, total_devices)] : [];
  });
  return { values };
}

function readExplorer(body: unknown, today: string): AdapterReading {
  const values = parseReply(explorerSchema, body)
    .filter(({ date }) => date <= today)
    .flatMap(({ date, total_projects, total_device }) => [
      level(projects, date, total_projects),
      level(allDevices, date, total_device),
    ]);
  return { values };
}

export const depinscan: Adapter = {
  id: "depinscan",
  title: "DePINscan",
  hosts: ["metrics-api.w3bstream.com", "gateway1.iotex.io"],
  keyName: null,
  keyNeed: null,
  attribution: "Device counts as claimed by projects: DePINscan (https://depinscan.io).",
  perHost: { concurrency: 1, perMinute: 10 },
  maxBytes: null,
  source: {
    id: "live-depinscan",
    originId: "depinscan",
    kind: "aggregator",
    letter: "C",
    affiliation: "independent",
    publisher: "DePINscan",
    title: "Devices as reported by projects, read daily",
    url: "https://depinscan.io",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [...BY_COIN.values(), allDevices, projects],
  breaks: [],
  requests({ networkSlugs }) {
    const listed = COINS.map(({ networkSlug }) => networkSlug).filter((slug) => networkSlugs.includes(slug));
    const requests: ReturnType<Adapter["requests"]> = [];
    if (listed.length > 0)
      requests.push({
        address: new URL("https://metrics-api.w3bstream.com/project"),
        respondsWith: "json",
        networkSlugs: listed,
      });
    if (networkSlugs.includes("sector"))
      requests.push({
        address: new URL("https://gateway1.iotex.io/depinscan/explorer?is_latest=true"),
        respondsWith: "json",
        networkSlugs: ["sector"],
      });
    return requests;
  },
  read: ({ address }, body, { today }) =>
    address.pathname === "/project" ? readProjects(body, today) : readExplorer(body, today),
};
