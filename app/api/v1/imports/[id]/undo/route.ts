import { undoImport } from "@/lib/import/web";
import { changeRoute } from "../../answer";

/** Takes an import back, or discards one that was never shown. */
export const POST = changeRoute(undoImport);
