import { publishImport } from "@/lib/import/web";
import { changeRoute } from "../change";

/** Shows an import to readers. */
export const POST = changeRoute(publishImport, (id) => `/import/${id}`);
