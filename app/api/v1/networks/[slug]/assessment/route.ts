import { routesOf } from "@/lib/api";

/** The verdict, other definitions and assumptions beside it. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = routesOf("getAssessment");
