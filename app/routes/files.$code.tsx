import type { LoaderFunctionArgs } from "@remix-run/node"
import { mayReadAnswerFiles } from "../answers/files.server.ts"
import type { Ctx } from "../context.ts"
import { mayReadActFiles } from "../documents/life/act-files.server.ts"
import { findNarrow, mayReadPaperFiles } from "../documents/pictures/queries.server.ts"
import { found, notFound } from "../errors.ts"
import { attachmentHeader } from "../files/file-name.ts"
import { findFile } from "../files/queries.server.ts"
import { read } from "../http.server.ts"
import { mayReadEvidence } from "../meetings/commitments/get-commitment.server.ts"
import { mayReadReports } from "../meetings/evidence/queries.server.ts"
import { mayReadMeeting } from "../meetings/queries.server.ts"
import { mayReadProxy } from "../meetings/session/proxy-queries.server.ts"
import { mayReadAdhesion } from "../people/adhesions/queries.server.ts"
import { mayReadPracticeFiles } from "../practices/facts.server.ts"
import { mayReadProposalFiles } from "../proposals/facts.server.ts"
import { mayReadLogo } from "../records/keep-funding.server.ts"
import { mayReadRecord, mayReadRecordInner } from "../records/queries.server.ts"
import { mayReadRoundtable } from "../roundtables/queries.server.ts"

type MayRead = (ctx: Ctx, ownerId: string) => Promise<boolean>

/** Who may read a file, by the kind of its owner; a kind that is not here is nobody's to read. */
const READERS: Readonly<Record<string, MayRead>> = {
  adhesion: mayReadAdhesion,
  answer: mayReadAnswerFiles,
  commitment_update: mayReadEvidence,
  document: mayReadPaperFiles,
  document_act: mayReadActFiles,
  funding_block: mayReadLogo,
  meeting: mayReadMeeting,
  practice: mayReadPracticeFiles,
  proposal: mayReadProposalFiles,
  proxy: mayReadProxy,
  meeting_evidence: mayReadReports,
  record: mayReadRecord,
  record_inner: mayReadRecordInner,
  roundtable: (ctx, id) => mayReadRoundtable(ctx.db, ctx.actor.personId, id),
}

/** Names are told to those who read the owner: to everybody else there is no such file. */
const findReadable = async (ctx: Ctx, code: string) => {
  const file = found(await findFile(ctx, code))
  const mayRead = Object.hasOwn(READERS, file.ownerKind) ? READERS[file.ownerKind] : undefined
  if (!(await mayRead?.(ctx, file.ownerId))) throw notFound()
  return file
}

/** A picture's narrower copy where the page asks for one and there is one; its rights are the picture's. */
const inWidth = async (ctx: Ctx, file: Awaited<ReturnType<typeof findReadable>>, request: Request) =>
  file.ownerKind === "document" && new URL(request.url).searchParams.has("w")
    ? ((await findNarrow(ctx, file.code)) ?? file)
    : file

/** A file to save: never shown within our pages, and asked for anew each time, since rights end. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const file = await inWidth(ctx, await findReadable(ctx, params.code ?? ""), request)
    const headers = new Headers({
      "Cache-Control": "private, no-cache",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      ETag: `"${file.sha256}"`,
    })
    if (request.headers.get("If-None-Match") === `"${file.sha256}"`)
      return new Response(null, { status: 304, headers })
    const bytes = found(await ctx.files.get(file.sha256), "files.errors.bytes_missing")
    headers.set("Content-Type", file.type.startsWith("text/") ? `${file.type}; charset=utf-8` : file.type)
    headers.set("Content-Disposition", attachmentHeader(file.name))
    headers.set("Content-Length", String(bytes.length))
    return new Response(bytes, { headers })
  })
