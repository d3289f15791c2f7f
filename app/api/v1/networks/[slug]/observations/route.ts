import { routesOf } from "@/lib/api";

/** Claims with their sources. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("listObservations");
