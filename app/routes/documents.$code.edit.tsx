import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { listMentionable } from "../documents/comments/mentionable.server.ts"
import { commentRights } from "../documents/comments/queries.server.ts"
import { EditorPage } from "../documents/editor/editor-page.tsx"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { presentNames } from "../documents/links/names.server.ts"
import { shownNames, withPresentNames } from "../documents/links/present-names.ts"
import { PaperStatus } from "../documents/paper-status.tsx"
import { getPaper } from "../documents/queries.server.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

/** The one page that lives in the browser. */
export const handle = { hydrate: true }

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const found = await getPaper(ctx, params.code ?? "")
    const { id, code, title, state, language, role, epoch, schemaVersion, text, roundtable } = found
    const mayComment = commentRights(ctx, found).whyNot === null
    // Whoever does not write reads along and comments; where neither is possible the reading page has it all.
    if (role !== "write" && !mayComment) throw redirect(`/documents/${code}`)
    const stored = (text?.json ?? null) as StoredNode | null
    const [members, names] = await Promise.all([
      listMentionable(ctx, found.roundtableId),
      stored ? presentNames(ctx, found, stored) : new Map(),
    ])
    const erased = context.t("links.erased")
    return {
      title: titleOf(context, title),
      paper: { id, code, title, state, language, role, epoch, schemaVersion, roundtable },
      initialText: stored && withPresentNames(stored, { code, names, erased }),
      names: shownNames(names, { code, erased }),
      me: { name: ctx.actor.name ?? "" },
      talk: {
        ...{ language, mayComment, locales: context.locales },
        members: members
          .filter((one) => one.id !== ctx.actor.personId)
          .map((one) => ({ code: one.code, name: one.name })),
      },
    }
  })
}

export default function EditPaper() {
  const { paper, initialText, names, me, talk } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { roundtable } = paper
  const reading = `/documents/${paper.code}`
  return (
    <EditorPage
      documentId={paper.id}
      epoch={paper.epoch}
      schemaVersion={paper.schemaVersion}
      role={paper.role}
      me={me}
      talk={talk}
      names={names}
      title={paper.title}
      readingHref={reading}
      crumbs={[
        { href: `/roundtables/${roundtable.code}`, label: roundtable.name },
        { href: `/roundtables/${roundtable.code}/documents`, label: t("common.nav.documents") },
      ]}
      status={<PaperStatus state={paper.state} />}
      actions={
        <ButtonLink kind="line" dense href={reading}>
          {t("documents.editor.reading_page")}
        </ButtonLink>
      }
      initialText={initialText as StoredNode | null}
    />
  )
}
