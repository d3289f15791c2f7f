import { routesOf } from "@/lib/api";

/** Networks with their verdicts. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("listNetworks");
