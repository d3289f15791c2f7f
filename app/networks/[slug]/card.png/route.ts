import { cardAnswer } from "@/lib/card";
import { networkPicture, PICTURE } from "@/lib/card/picture";
import { getEnv } from "@/lib/env";
import { plainAnswer } from "@/lib/http/file-response";
import { FILE_POLICY } from "@/lib/http/security-headers";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";
import { loadCard } from "@/lib/loaders/card";

/** The verdict as it travels, as a picture beside a link. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const card = await loadCard((await params).slug, null);
  if (!card) return plainAnswer(404, "Offtake has no record under this name.");
  const place = printedAddress(siteOrigin(request.headers, getEnv().publicUrl), card.path);
  return cardAnswer(request, await networkPicture(card, place), {
    ...{ status: 200, type: PICTURE.type, policy: FILE_POLICY },
  });
}
