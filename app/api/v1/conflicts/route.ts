import { routesOf } from "@/lib/api";

/** Where sources disagree. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("listConflicts");
