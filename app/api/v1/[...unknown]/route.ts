import { unknownRoutes } from "@/lib/api";

/** Every address below /api/v1 that is none. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = unknownRoutes;
