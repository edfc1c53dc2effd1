import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { NameVersion } from "../documents/versions/input.ts"
import { nameVersion } from "../documents/versions/name-version.server.ts"
import { getVersionedPaper, listVersions } from "../documents/versions/queries.server.ts"
import { CompareForm, NameForm } from "../documents/versions/version-forms.tsx"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { VersionTable } from "../documents/versions/version-table.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { id, ...paper } = await getVersionedPaper(ctx, params.code ?? "")
    const asked = new URL(request.url).searchParams
    const after = Number(asked.get("after")) || null
    return {
      title: titleOf(context, context.t("versions.title_of", { title: paper.title })),
      paper,
      after,
      done: Number(asked.get("done")) || null,
      isErased: asked.get("erased") === "1",
      versions: await listVersions(ctx, id, after),
      formKey: newKey(),
    }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, NameVersion, { paperCode: params.code }, async (ctx, input) => {
    const number = await nameVersion(ctx, input)
    return redirect(`/documents/${input.paperCode}/versions?done=${number}`)
  })

export default function Versions() {
  const { paper, versions, after, done, isErased, formKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const home = `/documents/${paper.code}/versions`
  return (
    <VersionFrame paper={paper} title={t("versions.title")} isList>
      <Refused refusal={refusal} />
      {done ? (
        <Note tone="ok" live>
          {t("versions.name.done", { number: done })}
        </Note>
      ) : null}
      {isErased ? (
        <Note tone="ok" live>
          {t("versions.erase.done")}
        </Note>
      ) : null}
      <p>{t("versions.lead")}</p>
      <VersionTable home={home} language={paper.language} {...versions} isFirst={after === null} />
      {versions.rows.length > 0 ? (
        <Section id="compare" title={t("versions.compare.title")}>
          <CompareForm action={`${home}/changes`} versions={versions.rows} />
        </Section>
      ) : null}
      {paper.mayName ? <NameForm formKey={formKey} refusal={refusal} /> : null}
      {paper.mayErase ? (
        <p className="small">
          <a href={`/documents/${paper.code}/erase-history`}>{t("versions.erase.link")}</a>
        </p>
      ) : null}
    </VersionFrame>
  )
}
