import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { run, safePath } from "../http.server.ts"
import { chooseOrganisation } from "../people/choose-organisation.server.ts"
import { ChooseOrganisation } from "../people/input.ts"
import { sessionDigest } from "../people/session.server.ts"

export const loader = () => redirect("/account")

export const action = ({ context, request }: ActionFunctionArgs) => {
  const sessionId = sessionDigest(context.sessionSecret ?? "")
  return run(context, request, ChooseOrganisation, {}, async (ctx, input) => {
    await chooseOrganisation(ctx, { ...input, sessionId })
    return redirect(safePath(input.to))
  })
}
