import { publishImport } from "@/lib/import/web";
import { changeRoute } from "../../answer";

/** Shows an import to readers. */
export const POST = changeRoute(publishImport);
