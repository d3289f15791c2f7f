import useSWR from "swr";

export interface ImportProgress {
  status: string;
  isRunning: boolean;
  counts: { label: string; value: string }[];
}

const POLL_MS = 1000;

/** @throws with the status when the reply is not a success. */
async function fetchProgress(address: string): Promise<ImportProgress> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** Where an import stands, asked every second while it runs. */
export function useImportProgress(id: string): { progress: ImportProgress | undefined; error: Error | undefined } {
  const { data, error } = useSWR<ImportProgress, Error>(`/import/${id}/progress.json`, fetchProgress, {
    refreshInterval: (latest) => (latest?.isRunning === false ? 0 : POLL_MS),
  });
  return { progress: data, error };
}
