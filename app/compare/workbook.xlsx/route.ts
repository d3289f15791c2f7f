import { fileResponse, plainAnswer, XLSX } from "@/lib/http/file-response";
import { loadCompareWorkbook } from "@/lib/loaders/workbook";
import { parseCompareParams, rawParams } from "../../search-params";
import { TOO_FEW } from "../too-few";

/** The comparison as an Excel workbook; the same query as its page. */
export async function GET(request: Request): Promise<Response> {
  const { slugs, asOf } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  const file = await loadCompareWorkbook(slugs, asOf);
  if (!file) return plainAnswer(400, TOO_FEW);
  return fileResponse(file.bytes, { type: XLSX, name: file.filename, isSaved: true });
}
