import type { Metadata } from "next";
import { MapChart } from "@/components/charts/map-chart";
import { MapList } from "@/components/map/map-list";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { TableFile } from "@/components/ui/table-file";
import { loadMap } from "@/lib/loaders/map";
import { boardTableHref } from "@/lib/views/tables";
import { canonicalOf } from "../canonical";
import { type PageInput, parseAsOf, unreadAsOf } from "../search-params";

export const generateMetadata = async ({ searchParams }: PageInput): Promise<Metadata> => ({
  title: "Map: who pays, and which way it moves",
  description: "Every network by its demand share and by the trend of its coverage, with intervals and trails.",
  ...(await canonicalOf("/map", searchParams)),
});

export default async function MapPage({ searchParams }: PageInput) {
  const raw = await searchParams;
  const asked = parseAsOf(raw);
  const { view, asOf } = await loadMap(asked);
  const query = asked ? `?asOf=${asked}` : "";
  return (
    <div className="page">
      <AsOfBar view={asOf} path="/map" unread={unreadAsOf(raw)} />
      <p className="eyebrow">Map</p>
      <h1 className="headline mt-2 max-w-[30ch]">Who carries each network, and which way it is moving</h1>
      <p className="mt-3 mb-6 max-w-[70ch] text-ink-2">
        To the right customers pay, to the left emissions do. Above the middle coverage rises, below it falls. A wide
        whisker means that the record allows much; a hollow circle moved with the token price, or its trend is not
        known.
      </p>
      <MapChart spec={view.spec} query={query} />
      <Still of={view} part="list">
        <Section id="list" title="The same as a list">
          <MapList view={view} csv={boardTableHref("map", query)} />
        </Section>
        {view.absent.length > 0 ? (
          <Section
            id="absent"
            title="Not on the map"
            question="Networks of which one side of coverage is missing: they have no share, and none is guessed."
          >
            <TableFile href={boardTableHref("absent", query)} of="networks that are not on the map">
              <ul className="grid gap-1 text-sm">
                {view.absent.map(({ slug, name, href, why }) => (
                  <li key={slug} data-row="">
                    <SoftLink href={href}>{name}</SoftLink>: <Prose view={why} />
                  </li>
                ))}
              </ul>
            </TableFile>
          </Section>
        ) : null}
      </Still>
    </div>
  );
}
