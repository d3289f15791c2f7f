import type { Metadata } from "next";
import { KeyList } from "@/components/search/key-list";
import { KeysSwitch } from "@/components/search/keys-switch";
import { canonical } from "../canonical";

export const generateMetadata = (): Metadata => ({
  title: "Keyboard",
  description: "Every key of the site, and how to switch single-character keys off.",
  ...canonical("/keyboard"),
});

export default function KeyboardPage() {
  return (
    <div className="page">
      <p className="eyebrow">Keyboard</p>
      <h1 className="headline mt-2">Everything here can be done by key</h1>
      <p className="mt-3 max-w-[70ch] text-ink-2">
        Tab, arrows, Space and Enter work as everywhere. The keys below are shortcuts on top of that; they do nothing
        while a field takes text, and they need scripts. Single characters can be switched off.
      </p>
      <p className="mt-4">
        <KeysSwitch />
      </p>
      <div className="mt-6">
        <KeyList heading="h2" />
      </div>
    </div>
  );
}
