"use client";

import { FreshnessWatch } from "@/components/freshness/freshness-watch";
import { SoftLinks } from "@/components/markup/soft-links";
import { CommandHost } from "@/components/search/command-host";
import { DayFields } from "@/components/shell/day-fields";
import { DrawerHost } from "@/components/trace/drawer-host";

/** What waits on every page for a click, a key or a return; each loads its part when it is asked for. */
export function Hosts({ revision }: { revision: number | null }) {
  return (
    <>
      <SoftLinks />
      <DayFields />
      <DrawerHost />
      <CommandHost />
      {revision === null ? null : <FreshnessWatch revision={revision} />}
    </>
  );
}
