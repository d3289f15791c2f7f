import type { WhatIfControls, WhatIfGrids, WhatIfSubject, WhatIfView } from "@/lib/views/what-if";
import { Panel } from "./panel";
import { Results } from "./results";
import { WhatIfHost } from "./what-if-host";

interface WhatIfProps {
  subject: WhatIfSubject;
  controls: WhatIfControls;
  view: WhatIfView;
  grids: WhatIfGrids;
}

/** Assumptions on one side, what they do on the other, the house verdict always beside it. A form where nothing runs. */
export function WhatIf({ subject, controls, view, grids }: WhatIfProps) {
  return (
    <WhatIfHost
      subject={subject}
      path={controls.path}
      kept={controls.kept}
      still={<Results view={view} grids={grids} />}
    >
      <Panel controls={controls} />
    </WhatIfHost>
  );
}
