import { routesOf } from "@/lib/api";

/** What stands behind one number, as the drawer and the plain page show it. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("getTrace");
