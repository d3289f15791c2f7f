import { answerTravelling } from "../../travelling";

/** `/embed/helium`: one verdict for a frame in another page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answerTravelling(request, "embed", (await params).slug);
}
