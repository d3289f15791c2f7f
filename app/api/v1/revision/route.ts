import { routesOf } from "@/lib/api";

/** Counts publications of facts: when it moves, an open page is older than the record. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("getRevision");
