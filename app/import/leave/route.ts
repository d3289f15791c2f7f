import { requireSession, SESSION_COOKIE } from "@/lib/access";
import { refusedForm, seePage } from "../answers";

/** Ends a session in this browser. */
export async function POST(request: Request): Promise<Response> {
  const holder = await requireSession(request, "import");
  if (holder.is === "refused") return refusedForm(holder);
  return seePage("/import", null, `${SESSION_COOKIE}=; Path=/import; HttpOnly; SameSite=Strict; Max-Age=0`);
}
