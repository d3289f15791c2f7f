"use client";

import { type ComponentType, type DragEvent, useEffect, useRef, useState } from "react";
import type { VerifyLiveProps } from "./verify-live";

/** Where a chosen file is. */
type Stage =
  | { is: "idle" }
  | { is: "loading" }
  | { is: "failed" }
  | { is: "chosen"; file: File; Live: ComponentType<VerifyLiveProps> };

const load = () => import("./verify-live").then((module) => module.VerifyLive);

/**
 * Takes a report or verdict file by drop, click or key. What reads and recomputes it is loaded with the first file; the
 * file itself never leaves the browser.
 */
export function VerifyHost() {
  const [stage, setStage] = useState<Stage>({ is: "idle" });
  const [withRecord, setWithRecord] = useState(false);
  const [isOver, setOver] = useState(false);
  const asked = useRef(0);
  useEffect(() => {
    // A file dropped beside the field would open in the place of this page.
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, []);
  const take = async (file: File | undefined) => {
    if (!file) return;
    asked.current += 1;
    const turn = asked.current;
    setStage({ is: "loading" });
    const next = await load().then(
      (Live): Stage => ({ is: "chosen", file, Live }),
      (): Stage => ({ is: "failed" }),
    );
    if (turn === asked.current) setStage(next);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div data-verify={stage.is}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside does the same for keys and pointers */}
      <div
        className={`rounded border-2 border-dashed px-5 py-7 ${isOver ? "border-ink bg-well" : "border-line"}`}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <label htmlFor="verify-file" className="block font-semibold">
          Report or verdict file
        </label>
        <p id="verify-help" className="mt-1 text-sm text-ink-2">
          Drop a PDF or JSON file here, or choose one. It is read on this machine; nothing is uploaded.
        </p>
        <input
          id="verify-file"
          type="file"
          accept=".pdf,.json,application/pdf,application/json"
          aria-describedby="verify-help"
          className="mt-3 block min-h-11 w-full max-w-md cursor-pointer text-sm file:mr-3 file:min-h-11 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-transparent file:px-4 file:text-ink"
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            // The same file may be chosen again after it was changed.
            currentTarget.value = "";
          }}
        />
        <label className="mt-2 flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={withRecord}
            onChange={({ currentTarget }) => setWithRecord(currentTarget.checked)}
          />
          Compare its inputs with the record held here too (asks this server for the verdict of the same network and
          day)
        </label>
      </div>
      <div role="status" className="mt-6">
        {stage.is === "loading" ? <p className="text-sm text-ink-2">Loading the method …</p> : null}
        {stage.is === "failed" ? (
          <p className="text-sm">The method could not be loaded. Check the connection and choose the file again.</p>
        ) : null}
        {stage.is === "chosen" ? <stage.Live key={asked.current} file={stage.file} withRecord={withRecord} /> : null}
      </div>
    </div>
  );
}
