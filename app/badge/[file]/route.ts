import { answerTravelling } from "../../travelling";

/** `/badge/helium.svg`: one verdict as a picture. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const slug = /^([a-z0-9-]{1,64})\.svg$/.exec((await params).file)?.[1];
  return answerTravelling(request, "badge", slug ?? null);
}
