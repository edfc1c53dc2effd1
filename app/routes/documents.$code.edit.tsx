import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { EditorPage } from "../documents/editor/editor-page.tsx"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
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
    const { id, code, title, state, language, role, epoch, schemaVersion, text, roundtable } = await getPaper(
      ctx,
      params.code ?? "",
    )
    if (role !== "write") throw redirect(`/documents/${code}`)
    return {
      title: titleOf(context, title),
      paper: { id, code, title, state, language, role, epoch, schemaVersion, roundtable },
      initialText: (text?.json ?? null) as StoredNode | null,
      me: { name: ctx.actor.name ?? "" },
    }
  })
}

export default function EditPaper() {
  const { paper, initialText, me } = useLoaderData<typeof loader>()
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
