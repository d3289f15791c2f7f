import type { WhatIfControls, WhatIfGrids, WhatIfLinks, WhatIfSubject, WhatIfView } from "@/lib/views/what-if";
import { Still } from "../markup/still";
import { Panel } from "./panel";
import { Results } from "./results";
import { WhatIfHost } from "./what-if-host";

interface WhatIfProps {
  subject: WhatIfSubject;
  controls: WhatIfControls;
  view: WhatIfView;
  grids: WhatIfGrids;
  links: WhatIfLinks;
  peers: string[];
}

/** Assumptions on one side, what they do on the other, the house verdict always beside it. A form where nothing runs. */
export function WhatIf({ subject, controls, view, grids, links, peers }: WhatIfProps) {
  return (
    <WhatIfHost
      varied={{ kind: "network", subject, peers }}
      path={controls.path}
      kept={controls.kept}
      still={
        <Still className="contents">
          <Results view={view} grids={grids} links={links} />
        </Still>
      }
    >
      <Panel controls={controls} />
    </WhatIfHost>
  );
}
