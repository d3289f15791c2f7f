import { routesOf } from "@/lib/api";

/** The same as a file. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("compareNetworks", "csv");
