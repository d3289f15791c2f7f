import type { Assessed, NetworkRecord, WhatIfBase } from "@/lib/scoring";
import { whatIfBase } from "@/lib/scoring";
import { type VerdictView, verdictView } from "../verdict";

/** What a browser needs to vary a network: plain, small, the same on the server. */
export interface WhatIfSubject {
  slug: string;
  name: string;
  /** "" or `?asOf=…&definition=…`: where the numbers as recorded lead. */
  query: string;
  base: WhatIfBase;
  /** The published verdict under the house definition; nothing on the panel changes it. */
  house: VerdictView;
  houseQuarter: string | null;
  /** Definition that is varied. */
  definition: { id: string; label: string; isHouse: boolean };
  /** Definition that is varied when the address names none: that of the page. */
  defaultReading: string;
  /** How the record qualifies a verdict under that definition. */
  tags: Assessed["tags"];
}

interface SubjectParts {
  record: NetworkRecord;
  /** The assessment under the definition that is varied. */
  varied: Assessed;
  /** That of the house. */
  house: Assessed;
  query: string;
  /** Definition of the page; null = the house's. */
  pageDefinition: string | null;
}

export function whatIfSubject({ record, varied, house, query, pageDefinition }: SubjectParts): WhatIfSubject {
  const definition = record.definitions.find(({ id }) => id === varied.definitionId);
  return {
    slug: record.network.slug,
    name: record.network.name,
    query,
    base: whatIfBase(record, varied),
    house: verdictView(house),
    houseQuarter: house.quarter,
    definition: {
      id: varied.definitionId,
      label: definition?.label ?? varied.definitionId,
      isHouse: varied.definitionId === house.definitionId,
    },
    defaultReading: record.definitions.find(({ id }) => id === pageDefinition)?.id ?? house.definitionId,
    // What holds of the record holds under assumptions; what is said of the published verdict alone does not.
    tags: varied.tags.filter((tag) => tag !== "initial" && tag !== "assumed_days"),
  };
}

/** false where no quarter is usable: there is nothing to vary. */
export const isVariable = ({ base }: WhatIfSubject): boolean => base.quarter !== null && base.corners.length > 0;

export const knowsLargestPayer = ({ base }: WhatIfSubject): boolean =>
  base.corners[0]?.factors.topCustomerShare != null;

/** Both operators' cost and what they keep of demand are on record. */
export const knowsOperators = ({ base }: WhatIfSubject): boolean => base.operators.cover !== null;
