import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { isDomainError } from "../errors.ts"
import { safePath } from "../http.server.ts"
import { endSession } from "../people/end-session.server.ts"
import { blankSessionCookie, sessionDigest } from "../people/session.server.ts"

export const loader = () => redirect("/")

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const form = await request.formData()
  const { ctx, sessionSecret } = context
  // Pressed twice: the session is gone already, which is what was asked for.
  if (sessionSecret)
    await endSession(ctx, { id: sessionDigest(sessionSecret) }).catch((error) => {
      if (!isDomainError(error)) throw error
    })
  context.setCookie(blankSessionCookie(ctx))
  return redirect(safePath(form.get("to"), "/"))
}
