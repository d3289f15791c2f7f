import { ScrollRegion } from "@/components/ui/scroll-region";

/** Text to copy, as it stands; long lines scroll within it. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <ScrollRegion label={label} className="mt-2 overflow-x-auto rounded border border-line bg-well">
      <pre className="w-max min-w-full px-3 py-2 text-xs leading-5">
        <code>{text}</code>
      </pre>
    </ScrollRegion>
  );
}
