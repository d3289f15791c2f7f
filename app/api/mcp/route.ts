import { refuseSession, serveMcp } from "@/lib/mcp/serve";

/** The record for programs that speak the Model Context Protocol: read-only, stateless, one message for each request. */
export const POST = (request: Request): Promise<Response> => serveMcp(request);

export const GET = refuseSession;
export const DELETE = refuseSession;
