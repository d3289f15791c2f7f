import { routesOf } from "@/lib/api";

/** How verdicts changed, and why. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("listChanges");
