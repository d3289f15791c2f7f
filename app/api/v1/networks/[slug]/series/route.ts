import { routesOf } from "@/lib/api";

/** What is measured, with figures by quarter. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("listSeries");
