import { DISCLAIMER } from "@/lib/format/disclaimer";
import { urn } from "@/lib/views/change-items";
import { entryOf } from "./entry";
import { type Feed, feedPage, feedQuery, feedTitle, instantOf, newestItems } from "./feed";

export const ATOM_TYPE = "application/atom+xml; charset=utf-8";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text of an XML document: markup is escaped, characters that XML cannot hold are left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML 1.0 forbids
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

/** Changes of verdict as an Atom feed (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const { origin, network, asOf } = feed;
  const items = newestItems(feed);
  const entries = items.map((item) => {
    const { text, category } = entryOf(item);
    return `<entry>
<id>${item.id}</id>
<title>${escaped(item.title)}</title>
<updated>${instantOf(item.date)}</updated>
<published>${instantOf(item.date)}</published>
<link rel="alternate" type="text/html" href="${escaped(origin + item.path)}"/>
<category term="${category.term}" label="${escaped(category.label)}"/>
<category term="${escaped(item.slug)}" label="${escaped(item.name)}"/>
<summary>${escaped(text)}</summary>
</entry>
`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${urn(`feed ${network?.slug ?? "all"}`)}</id>
<title>${escaped(feedTitle(feed))}</title>
<subtitle>Under the house definition, with what moved each. ${escaped(DISCLAIMER)}</subtitle>
<updated>${instantOf(items[0]?.date ?? asOf)}</updated>
<author><name>Offtake</name><uri>${escaped(origin)}/</uri></author>
<icon>${escaped(origin)}/icon.svg</icon>
<link rel="self" type="application/atom+xml" href="${escaped(`${origin}/changes/feed.atom${feedQuery(feed)}`)}"/>
<link rel="alternate" type="text/html" href="${escaped(feedPage(feed))}"/>
${entries.join("")}</feed>
`;
}
