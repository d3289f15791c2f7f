import { useEffect, useState } from "react";
import { PacketError } from "@/lib/packet/packet-error";
import { type Received, readReceived } from "@/lib/packet/read";
import { parseVerdictFile, type VerdictFacts, VerdictFileError, verifyVerdictFile } from "@/lib/scoring";
import { type VerificationView, verificationView } from "@/lib/views/verification";
import { VerifyResult } from "./verify-result";

export interface VerifyLiveProps {
  file: File;
  /** Ask this server for the same verdict, and compare the inputs. */
  withRecord: boolean;
}

interface Held {
  facts: VerdictFacts | null;
  /** Why there is nothing to compare with. */
  fault: string | null;
}

interface Found {
  key: string;
  view: VerificationView;
  fault: string | null;
}

type Outcome = { found: Found[] } | { fault: string };

/** Reads, recomputes and says; again when the wish to compare changes. */
export function VerifyLive({ file, withRecord }: VerifyLiveProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setOutcome(null);
    void verifyFile(file, withRecord).then((next) => {
      if (isCurrent) setOutcome(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [file, withRecord]);
  if (outcome === null) return <p className="text-sm text-ink-2">Recomputing {file.name} …</p>;
  if ("fault" in outcome)
    return (
      <div data-verify-outcome="unreadable">
        <h2 className="section-title">{file.name}</h2>
        <p className="mt-2">{outcome.fault}</p>
      </div>
    );
  return outcome.found.map(({ key, view, fault }) => (
    <VerifyResult
      key={key}
      title={outcome.found.length > 1 ? `${file.name}: ${key}` : file.name}
      view={view}
      fault={fault}
    />
  ));
}

async function verifyFile(file: File, withRecord: boolean): Promise<Outcome> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const received = readReceived(bytes);
    const found: Found[] = [];
    for (const [index, item] of received.entries()) {
      const held = withRecord ? await askRecord(item) : { facts: null, fault: null };
      const verification = verifyVerdictFile(item.file, { printed: item.printed, reference: held.facts });
      found.push({ key: item.name ?? String(index), view: verificationView(verification), fault: held.fault });
    }
    return { found };
  } catch (error) {
    if (error instanceof PacketError || error instanceof VerdictFileError) return { fault: error.message };
    return { fault: "This file could not be read. Choose it again; if that does not help, it is damaged." };
  }
}

/** The verdict file this server makes of the same network, day and definition. */
async function askRecord({ file }: Received): Promise<Held> {
  const { asOf, definitionId } = file.options;
  const query = new URLSearchParams({ asOf, definition: definitionId });
  try {
    const response = await fetch(`/networks/${encodeURIComponent(file.facts.network.slug)}/verdict.json?${query}`);
    if (!response.ok) return { facts: null, fault: "This server holds no record of that network." };
    return { facts: parseVerdictFile(await response.text()).facts, fault: null };
  } catch {
    return { facts: null, fault: "The record held here could not be asked; the rest was checked." };
  }
}
