import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { notFound } from "../errors.ts"
import { refusedPage, safePath } from "../http.server.ts"

/** Remembers the language of this browser; a preference, so a link may set it. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  const locale = params.locale ?? ""
  if (!context.locales.includes(locale)) throw refusedPage(context, notFound())
  context.setCookie(`tavoli_language=${locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
  return redirect(safePath(new URL(request.url).searchParams.get("to"), "/"))
}
