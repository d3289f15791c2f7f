import { routesOf } from "@/lib/api";

/** One network. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("getNetwork");
