import type { CompareWhatIfGrids, CompareWhatIfSubject, CompareWhatIfView, WhatIfControls } from "@/lib/views/what-if";
import { Still } from "../markup/still";
import { CompareResults } from "./compare-results";
import { Panel } from "./panel";
import { WhatIfHost } from "./what-if-host";

interface CompareWhatIfProps {
  subject: CompareWhatIfSubject;
  controls: WhatIfControls;
  view: CompareWhatIfView;
  grids: CompareWhatIfGrids;
}

/** One panel of assumptions for all networks compared, every house verdict in sight. A form where nothing runs. */
export function CompareWhatIf({ subject, controls, view, grids }: CompareWhatIfProps) {
  return (
    <WhatIfHost
      varied={{ kind: "compare", subject }}
      path={controls.path}
      kept={controls.kept}
      still={
        <Still className="contents">
          <CompareResults view={view} grids={grids} />
        </Still>
      }
    >
      <Panel controls={controls} />
    </WhatIfHost>
  );
}
