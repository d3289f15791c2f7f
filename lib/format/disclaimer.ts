/** Printed in the footer, on page 1 of every report and in `meta` of the API. */
export const DISCLAIMER =
  "Offtake classifies who paid for a network’s service, from public sources of the dates shown. It is not investment advice, not a recommendation or a price forecast, not a credit rating, and may be wrong; see conflicts and limits.";
