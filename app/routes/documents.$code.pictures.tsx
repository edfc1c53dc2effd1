import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { addPicture } from "../documents/pictures/add-picture.server.ts"
import { getPicture } from "../documents/pictures/queries.server.ts"
import { invalid } from "../errors.ts"
import { readUploads } from "../form-files.server.ts"
import { read, readOwnForm, signedIn } from "../http.server.ts"

/** A picture of a text as its place in the text has it, for the editor that has just sent it. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const code = new URL(request.url).searchParams.get("of") ?? ""
  return read(context, async (ctx) =>
    Response.json(await getPicture(ctx, params.code ?? "", code), {
      headers: { "Cache-Control": "no-store" },
    }),
  )
}

/** Takes a picture that the editor sends; the answer leads to what it became, or says why not. */
export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const form = await readOwnForm(context, request)
  const paperCode = params.code ?? ""
  return read(context, async (ctx) => {
    const typed = form.get("file")
    const [sent] = (await readUploads(form)).file ?? []
    const upload = sent ?? (typeof typed === "string" && typed !== "" ? { code: typed } : null)
    if (!upload) throw invalid("file", "files.errors.missing")
    const code = await addPicture(ctx, context.workshop, { paperCode, upload })
    return redirect(`/documents/${paperCode}/pictures?of=${code}`, 303)
  })
}
