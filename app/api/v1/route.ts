import { unknownRoutes } from "@/lib/api";

/** The root itself has no answer; the one it gives says where to look. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = unknownRoutes;
