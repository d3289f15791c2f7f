import { SoftLink } from "@/components/markup/soft-link";
import type { AsOfView } from "@/lib/views";
import { StatePanel } from "./state-panel";

/** A list that is empty: by its filters, by its day, or because there is nothing. */
export function NothingFits({
  what,
  isFiltered,
  allHref,
  day,
}: {
  /** One of what is listed. */
  what: string;
  isFiltered: boolean;
  /** The list without filters on the same day. */
  allHref: string;
  day: AsOfView;
}) {
  if (isFiltered)
    return (
      <StatePanel kind="no-hits" title={`No ${what} fits these filters`}>
        Take a filter off above, or <SoftLink href={allHref}>show all of this day</SoftLink>.
      </StatePanel>
    );
  if (day.isPast)
    return (
      <StatePanel kind="not-yet" title={`No ${what} was known on ${day.day}`}>
        Choose a later day above; the newest with facts is <time>{day.newest}</time>.
      </StatePanel>
    );
  return (
    <StatePanel kind="empty" title={`No ${what} is on record yet`}>
      Once facts are loaded that have one, it stands here.
    </StatePanel>
  );
}
