import { type Latency, operationState } from "./state";

/** Upper bounds of the histogram, in seconds. */
export const LATENCY_BOUNDS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Counts one answered request. `route` is one of a closed list, never an address: labels must not grow with what is asked. */
export function countRequest(method: string, route: string, status: number, seconds: number): void {
  const { requests, latency } = operationState();
  const key = `${method} ${route} ${status}`;
  requests.set(key, (requests.get(key) ?? 0) + 1);
  const entry: Latency = latency.get(route) ?? {
    buckets: LATENCY_BOUNDS_SECONDS.map(() => 0),
    sumSeconds: 0,
    count: 0,
  };
  const place = LATENCY_BOUNDS_SECONDS.findIndex((bound) => seconds <= bound);
  if (place >= 0) entry.buckets[place] = (entry.buckets[place] ?? 0) + 1;
  entry.sumSeconds += seconds;
  entry.count += 1;
  latency.set(route, entry);
}

/** What only the caller can see. */
export interface Gauges {
  version: string;
  build: string;
  /** Reports in the queue, the one being drawn not counted. */
  reportsWaiting: number;
  /** Reports being drawn: 0 or 1. */
  reportsDrawing: number;
  /** Resident memory of the process. */
  residentBytes: number;
  uptimeSeconds: number;
}

const label = (text: string): string =>
  text.replace(/["\\\n]/g, (character) => (character === "\n" ? "\\n" : `\\${character}`));

const family = (name: string, type: string, help: string, samples: readonly string[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples,
];

const gauge = (name: string, help: string, value: number): string[] =>
  family(name, "gauge", help, [`${name} ${value}`]);

function latencySamples([route, { buckets, sumSeconds, count }]: [string, Latency]): string[] {
  const name = "offtake_request_seconds";
  let sum = 0;
  const lines = LATENCY_BOUNDS_SECONDS.map((bound, place) => {
    sum += buckets[place] ?? 0;
    return `${name}_bucket{route="${label(route)}",le="${bound}"} ${sum}`;
  });
  return [
    ...lines,
    `${name}_bucket{route="${label(route)}",le="+Inf"} ${count}`,
    `${name}_sum{route="${label(route)}"} ${sumSeconds}`,
    `${name}_count{route="${label(route)}"} ${count}`,
  ];
}

/** Everything in the text format of Prometheus, version 0.0.4. */
export function metricsText(gauges: Gauges): string {
  const { requests, latency, databaseErrors, facts } = operationState();
  const lines = [
    ...family("offtake_build_info", "gauge", "Which code this is.", [
      `offtake_build_info{version="${label(gauges.version)}",build="${label(gauges.build)}"} 1`,
    ]),
    ...family(
      "offtake_requests_total",
      "counter",
      "Requests answered.",
      [...requests].map(([key, count]) => {
        const [method = "", route = "", status = ""] = key.split(" ");
        return `offtake_requests_total{method="${label(method)}",route="${label(route)}",status="${status}"} ${count}`;
      }),
    ),
    ...family("offtake_request_seconds", "histogram", "Time to the last byte.", [...latency].flatMap(latencySamples)),
    ...family(
      "offtake_database_errors_total",
      "counter",
      "Reads and writes that the database failed.",
      [...databaseErrors].map(([code, count]) => `offtake_database_errors_total{code="${label(code)}"} ${count}`),
    ),
    ...(facts.revision === null ? [] : gauge("offtake_facts_revision", "Revision of the facts shown.", facts.revision)),
    ...gauge(
      "offtake_facts_stale",
      "1 while the database does not answer and the last good facts are shown.",
      facts.staleSince === null ? 0 : 1,
    ),
    ...gauge("offtake_reports_waiting", "Reports that wait to be drawn.", gauges.reportsWaiting),
    ...gauge("offtake_reports_drawing", "Reports being drawn.", gauges.reportsDrawing),
    ...gauge("process_resident_memory_bytes", "Resident memory.", gauges.residentBytes),
    ...gauge("process_uptime_seconds", "Since the process started.", gauges.uptimeSeconds),
  ];
  return `${lines.join("\n")}\n`;
}
