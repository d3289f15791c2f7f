/** Text to copy, as it stands; long lines scroll within it. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="mt-2 overflow-x-auto rounded border border-line bg-well">
      <pre className="w-max min-w-full px-3 py-2 text-xs leading-5">
        <code>{text}</code>
      </pre>
    </section>
  );
}
