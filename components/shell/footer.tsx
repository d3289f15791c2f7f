import { SoftLink } from "@/components/markup/soft-link";
import { DISCLAIMER } from "@/lib/format/disclaimer";

interface FooterProps {
  method: string;
  /** Of the code, as released. */
  version: string;
  /** Hash of what was built. */
  build: string;
  revision: number | null;
}

/** What a verdict is not, then which method, code and facts made this page. */
export function Footer({ method, version, build, revision }: FooterProps) {
  return (
    <footer className="mx-auto mt-14 w-full max-w-[78rem] px-4 text-xs text-ink-3 sm:px-6 lg:px-8">
      <div className="border-t border-line py-6">
        <p className="max-w-[90ch]">{DISCLAIMER}</p>
        <p className="mt-2">
          Code under the MIT licence; figures keep the licence of their sources, which stand beside them.{" "}
          <SoftLink href="/corrections">Disputes and corrections</SoftLink> ·{" "}
          <SoftLink href="/verify">Verify a report</SoftLink>
          {" · "}
          <SoftLink href="/api">API</SoftLink>
          {" · "}
          <SoftLink href="/embed">Cards and badges</SoftLink>
          {" · "}
          <a href="/keyboard" data-opens="keys">
            Keyboard
          </a>
        </p>
        <p className="mt-2">
          Method <code>{method}</code> · version <code>{version}</code> · build <code>{build}</code> · facts revision{" "}
          <code>{revision ?? "unknown"}</code>
        </p>
      </div>
    </footer>
  );
}
