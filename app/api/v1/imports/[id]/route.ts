import { forHolder, importReply } from "../answer";

interface Input {
  params: Promise<{ id: string }>;
}

/** Where an import stands, with its rejects. */
export const GET = (request: Request, { params }: Input): Promise<Response> =>
  forHolder(request, async () => importReply((await params).id));
