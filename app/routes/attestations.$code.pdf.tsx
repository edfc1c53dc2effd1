import type { LoaderFunctionArgs } from "@remix-run/node"
import { read, signedIn } from "../http.server.ts"
import { keepPaper, keptPaper } from "../meetings/attestations/keep-paper.server.ts"
import { askAttestation } from "../meetings/attestations/queries.server.ts"
import { madePaper, paperDownload } from "../meetings/paper-answer.server.ts"

/** An attestation as a paper, for who is named in it and who keeps the roll: the same bytes each time. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { attestation, question } = await askAttestation(ctx, params.code ?? "", context.speak)
    const kept = attestation.replacedAt ? null : await keptPaper(ctx, attestation)
    if (kept) return paperDownload(question, kept)
    const bytes = await madePaper(context, question)
    const upload = { name: `${params.code}.pdf`, bytes }
    return paperDownload(question, attestation.replacedAt ? bytes : await keepPaper(ctx, attestation, upload))
  })
}
