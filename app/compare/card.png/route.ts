import { cardAnswer } from "@/lib/card";
import { comparePicture, PICTURE } from "@/lib/card/picture";
import { getEnv } from "@/lib/env";
import { plainAnswer } from "@/lib/http/file-response";
import { FILE_POLICY } from "@/lib/http/security-headers";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";
import { loadCard } from "@/lib/loaders/card";
import { parseCompareParams, rawParams } from "../../search-params";

/** The verdicts of a comparison as they travel, as a picture beside a link. */
export async function GET(request: Request): Promise<Response> {
  const { slugs } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  const cards = (await Promise.all(slugs.map((slug) => loadCard(slug, null)))).flatMap((card) => card ?? []);
  if (cards.length < 2)
    return plainAnswer(400, "A comparison has two to five networks: /compare/card.png?n=helium,akash");
  const path = `/compare?n=${cards.map(({ slug }) => slug).join(",")}`;
  const place = printedAddress(siteOrigin(request.headers, getEnv().publicUrl), path);
  return cardAnswer(request, await comparePicture(cards, place), {
    ...{ status: 200, type: PICTURE.type, policy: FILE_POLICY },
  });
}
