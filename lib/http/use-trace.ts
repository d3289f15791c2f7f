import useSWR from "swr";

/** Why there is no answer: the number is not in the record, or the server could not be asked. */
export type TraceFault = "unknown" | "unreachable";

class Refused extends Error {
  constructor(readonly status: number) {
    super(`answered ${status}`);
  }
}

/** @throws with the status when the reply is not a success */
async function fetchView<View>(address: string): Promise<View> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}

interface TraceReply<View> {
  view: View | undefined;
  fault: TraceFault | null;
  retry: () => void;
}

/** What stands behind a number; asked once and kept while the page is open, because facts of a day do not change. */
export function useTrace<View>(address: string): TraceReply<View> {
  const { data, error, mutate } = useSWR<View, Error>(address, fetchView, {
    revalidateOnFocus: false,
    revalidateIfStale: false,
    shouldRetryOnError: false,
  });
  const fault = !error ? null : error instanceof Refused && error.status === 404 ? "unknown" : "unreachable";
  return {
    view: data,
    fault,
    retry: () => {
      void mutate();
    },
  };
}
