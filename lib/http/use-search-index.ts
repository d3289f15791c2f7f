import useSWR from "swr";

/** @throws with the status when the reply is not a success */
async function fetchIndex<Entry>(address: string): Promise<Entry[]> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const { entries }: { entries: Entry[] } = await response.json();
  return entries;
}

interface SearchIndexReply<Entry> {
  /** undefined until the first answer. */
  entries: Entry[] | undefined;
  hasFailed: boolean;
  retry: () => void;
}

/** What the palette searches, asked for when it first opens. @param asOf a past day; null = now */
export function useSearchIndex<Entry>(asOf: string | null): SearchIndexReply<Entry> {
  const address = `/search/index.json${asOf === null ? "" : `?asOf=${encodeURIComponent(asOf)}`}`;
  const { data, error, mutate } = useSWR<Entry[], Error>(address, fetchIndex, {
    revalidateOnFocus: false,
    shouldRetryOnError: false,
  });
  return {
    entries: data,
    hasFailed: error !== undefined && data === undefined,
    retry: () => {
      void mutate();
    },
  };
}
