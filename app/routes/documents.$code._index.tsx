import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import type { Ctx } from "../context.ts"
import { listAttachments } from "../documents/attachments/attachments.server.ts"
import { readComments } from "../documents/comments/commented.server.ts"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { PaperCode } from "../documents/input.ts"
import { readLife } from "../documents/life/queries.server.ts"
import { readSigning } from "../documents/life/signing-queries.server.ts"
import { askedParagraph } from "../documents/links/asked-paragraph.server.ts"
import { GoneParagraph } from "../documents/links/gone-paragraph.tsx"
import { nameMentions } from "../documents/links/names.server.ts"
import { wordsOfBlocks } from "../documents/links/pointers.ts"
import { openCoDesign } from "../documents/open-co-design.server.ts"
import { PaperPage } from "../documents/paper-page.tsx"
import { getPaper } from "../documents/queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { MinutesBeside } from "../meetings/minutes/minutes-parts.tsx"
import { minutesOfPaper } from "../meetings/minutes/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { BacklinkList } from "../search/backlink-list.tsx"
import { listBacklinks } from "../search/backlinks.server.ts"

export const handle = { shared: true }

export const meta = pageMeta

/** What the page says of how the text hangs together with others. */
const linksOf = async (ctx: Ctx, paper: Awaited<ReturnType<typeof getPaper>>, asked: URLSearchParams) => {
  const after = asked.get("links_after")
  const paragraph = await askedParagraph(ctx, paper, asked.get("p"))
  const backlinks = await listBacklinks(
    ctx,
    { kind: "document", id: paper.id, part: paragraph?.block },
    after,
  )
  const parts = backlinks.rows.map(({ toPart }) => toPart)
  const paragraphs = paper.text ? wordsOfBlocks(paper.text.json as StoredNode, parts) : {}
  return { paragraph, backlinks, paragraphs, isFirst: after === null }
}

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const asked = new URL(request.url).searchParams
    const got = await getPaper(ctx, params.code ?? "")
    const { whyNot, facts, ...found } = got
    const [{ comments, text }, links, life] = await Promise.all([
      readComments(ctx, { ...found, facts }),
      linksOf(ctx, got, asked),
      readLife(ctx, { ...found, facts }),
    ])
    const json = await nameMentions(
      ctx,
      got,
      (text?.json ?? null) as StoredNode | null,
      context.t("links.erased"),
    )
    const paper = {
      ...found,
      text: text && { ...text, json },
      whyNotWrite: whyNot && ctx.actor.personId ? context.t(whyNot.key, whyNot.values) : null,
    }
    const [attachments, signing] = await Promise.all([
      listAttachments(ctx, paper.id),
      readSigning(ctx, { ...found, facts }),
    ])
    const minutes = found.kind === "minutes" ? await minutesOfPaper(ctx, found.id) : null
    const [done, restored] = [asked.get("done"), Number(asked.get("restored")) || null]
    const title = titleOf(context, paper.title)
    const said = { paper, attachments, signing, comments, links, life, minutes }
    return { title, ...said, done, restored, formKey: newKey() }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PaperCode, { paperCode: params.code }, async (ctx, input) => {
    await openCoDesign(ctx, input)
    return redirect(`/documents/${input.paperCode}?done=opened`)
  })

export default function Paper() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { paragraph, ...links } = page.links
  const { code } = page.paper
  const query = paragraph ? `p=${paragraph.block}` : ""
  return (
    <>
      <div className="wrap">
        <Refused refusal={refusal} />
        <GoneParagraph code={code} paragraph={paragraph} />
      </div>
      <PaperPage {...page} beside={page.minutes ? <MinutesBeside minutes={page.minutes} /> : null} />
      <div className="wrap">
        <BacklinkList {...links} home={`/documents/${code}`} query={query} ofParagraph={paragraph !== null} />
      </div>
    </>
  )
}
