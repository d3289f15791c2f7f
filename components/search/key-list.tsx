import { KEYS } from "@/lib/views/keyboard";

const GROUPS = ["Find", "Go to", "In a table", "Anywhere"] as const;

/** Every key with what it does. */
export function KeyList({ heading: Heading }: { heading: "h2" | "h3" }) {
  return (
    <div className="key-list">
      {GROUPS.map((group) => (
        <section key={group} aria-label={group}>
          <Heading className="eyebrow">{group}</Heading>
          <dl>
            {KEYS.filter((row) => row.group === group).map(({ keys, does }) => (
              <div key={keys.join(" ") + does}>
                <dt>
                  {keys.map((key, index) => (
                    <span key={key}>
                      {index > 0 ? <span className="text-ink-3"> then </span> : null}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
