import { furtherAdapters } from "@/lib/ingest/adapters/further";
import { ADAPTERS } from "@/lib/ingest/registry";
import { DUNE_QUERIES } from "../unit/ingest/adapters/dune-queries";

/** Settings that live sources read, as the sources themselves name them; Dune is one only where it is told what to read. */
export const SOURCE_SETTING_NAMES: readonly string[] = [
  ...new Set([...ADAPTERS, ...furtherAdapters(DUNE_QUERIES)].flatMap(({ keyName }) => keyName ?? [])),
  "DUNE_QUERIES",
];
