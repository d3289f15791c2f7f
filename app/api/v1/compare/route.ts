import { routesOf } from "@/lib/api";

/** Networks side by side. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("compareNetworks");
