import type { Metadata } from "next";
import { SoftLink } from "@/components/markup/soft-link";
import { Disputes } from "@/components/network/disputes";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { Section } from "@/components/ui/section";
import { loadCorrections } from "@/lib/loaders/corrections";
import { boardTableHref, queryText } from "@/lib/views/tables";
import { canonicalOf } from "../canonical";
import { type PageInput, parseAsOf } from "../search-params";

export const generateMetadata = async ({ searchParams }: PageInput): Promise<Metadata> => ({
  title: "Disputes and corrections",
  description: "Who objects to which figure, what was answered, and how to have something corrected.",
  ...(await canonicalOf("/corrections", searchParams)),
});

export default async function CorrectionsPage({ searchParams }: PageInput) {
  const asked = parseAsOf(await searchParams);
  const { view, asOf } = await loadCorrections(asked);
  return (
    <div className="page">
      <AsOfBar view={asOf} path="/corrections" />
      <p className="eyebrow">Corrections</p>
      <h1 className="headline mt-2 max-w-[30ch]">Who objects, what was answered, what was changed</h1>
      <p className="mt-3 max-w-[70ch] text-ink-2">
        A figure that is objected to stays on its page with the objection beside it until there is evidence to decide. A
        correction is a new claim that takes the place of the old one; nothing is overwritten, and a view of an earlier
        day still shows what was known then.
      </p>
      <Section id="send" title="Send a correction">
        <p className="max-w-[70ch] text-sm">
          {view.contact ? (
            <>
              To <Contact address={view.contact} />. Name the network and the figure (every number has an address: open
              it and copy its link), say what it should be, and give a public source with its date.
            </>
          ) : (
            <>
              Whoever runs this site has named no address for corrections (setting <code>CONTACT</code>). The facts are
              files of the project, so a change to them with a public source can also be proposed where its code is
              kept.
            </>
          )}{" "}
          Conflicts between sources that nobody has objected to stand under{" "}
          <SoftLink href="/conflicts">conflicts</SoftLink>.
        </p>
      </Section>
      <Section id="disputes" title="Disputes">
        {view.disputes.length > 0 ? (
          <Disputes disputes={view.disputes} csv={boardTableHref("disputes", queryText({ asOf: asked }))} />
        ) : (
          <p className="text-sm text-ink-2">The record holds no dispute known on this day.</p>
        )}
      </Section>
    </div>
  );
}

/** An e-mail or web address as a link. */
function Contact({ address }: { address: string }) {
  const href = /^https?:\/\//.test(address) ? address : address.includes("@") ? `mailto:${address}` : null;
  return href ? <a href={href}>{address}</a> : address;
}
