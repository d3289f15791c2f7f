import { Section } from "@/components/ui/section";
import type { SurroundingsView } from "@/lib/views";
import type { CsvHref } from "@/lib/views/tables";
import { Disputes } from "./disputes";
import { Flows } from "./flows";
import { Incumbents } from "./incumbents";
import { SupplyStrip } from "./supply-strip";

/** Supply, rivals, value capture and disputes: the same for every subject of the record. */
export function Surroundings({
  view,
  csv,
  assessed = true,
}: {
  view: SurroundingsView;
  csv: CsvHref;
  assessed?: boolean;
}) {
  return (
    <>
      {view.supply.length > 0 ? (
        <Section
          id="supply"
          title="How much of the supply is real"
          question="From what is registered to what somebody pays for. Bars compare stages that are counted in the same unit."
        >
          <SupplyStrip stages={view.supply} csv={csv("supply")} />
        </Section>
      ) : null}
      {view.incumbents.length > 0 ? (
        <Section id="rivals" title="Price against the rival" question="The plan a customer would really take instead.">
          <Incumbents rows={view.incumbents} csv={csv("rivals")} />
        </Section>
      ) : null}
      {assessed || view.flows.length > 0 ? (
        <Section
          id="value-capture"
          title="What reaches the token"
          question="Each way by which revenue, or the company’s money, reaches or leaves the token, and whether it really flows."
        >
          {view.flows.length > 0 ? (
            <Flows flows={view.flows} csv={csv("value-capture")} />
          ) : (
            <p className="text-sm text-ink-2">No flow to or from the token is on record for this day.</p>
          )}
        </Section>
      ) : null}
      {view.disputes.length > 0 ? (
        <Section id="disputes" title="Disputes" question="Who objects to what, and what came of it.">
          <Disputes disputes={view.disputes} csv={csv("disputes")} />
        </Section>
      ) : null}
    </>
  );
}
