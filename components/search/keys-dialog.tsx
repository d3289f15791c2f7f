"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyList } from "./key-list";
import { KeysSwitch } from "./keys-switch";

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label="Keyboard" className="palette keys" onClose={onClose}>
      <div className="keys-body">
        <div className="flex items-center justify-between gap-4">
          <h2 className="section-title">Keyboard</h2>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
        </div>
        <KeyList heading="h3" />
        <p className="mt-4 border-t border-line pt-3">
          <KeysSwitch />
        </p>
      </div>
    </Dialog>
  );
}
