import { routesOf } from "@/lib/api";

/** The document that describes all of it. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("getOpenApi");
