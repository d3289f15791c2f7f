import useSWR from "swr";

const REFRESH_MS = 60_000;

/** @throws with the status when the reply is not a success. */
async function fetchRevision(address: string): Promise<{ revision: number | null }> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** Publications of facts so far, looked at once a minute; null until the first answer, or while the database is silent. */
export function useNewestRevision(): { revision: number | null; error: Error | undefined } {
  const { data, error } = useSWR<{ revision: number | null }, Error>("/api/v1/revision", fetchRevision, {
    refreshInterval: REFRESH_MS,
  });
  return { revision: data?.revision ?? null, error };
}
