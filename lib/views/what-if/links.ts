import { queryText, requestPairs, sharedRequest, type WhatIfRequest } from "./address";

/** Where the same assumptions can be read elsewhere. */
export interface WhatIfLinks {
  compareHref: string;
  reportHref: string;
}

type Pairs = readonly (readonly [string, string])[];

interface NetworkPlace {
  slug: string;
  /** Day and definition of its page. */
  kept: Pairs;
  /** Networks that it is compared with. */
  peers: readonly string[];
}

/** A comparison holds so many. */
const MOST_COMPARED = 5;

/** From the panel of one network. The comparison keeps the day; a definition belongs to one network and stays behind. */
export function whatIfLinks({ slug, kept, peers }: NetworkPlace, request: WhatIfRequest): WhatIfLinks {
  const others = peers.filter((peer) => peer !== slug);
  const compared = [slug, ...others].slice(0, MOST_COMPARED).join(",");
  const day = kept.filter(([name]) => name === "asOf");
  return {
    compareHref: `/compare${queryText([["n", compared], ...day, ...requestPairs(sharedRequest(request))])}#what-if`,
    reportHref: `/networks/${slug}/report.pdf${queryText([...kept, ...requestPairs(request)])}`,
  };
}
