import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { ChooseFile, LookedAt } from "../documents/import/import-page.tsx"
import { importPaper } from "../documents/import/import-paper.server.ts"
import { ImportPaper } from "../documents/import/input.ts"
import { keepImport, lookAt, refuseImport, waitingImport } from "../documents/import/keep-import.server.ts"
import { saidOfPictures } from "../documents/import/said-of-pictures.ts"
import { refuseCreatePaper } from "../documents/policy.ts"
import { because, isDomainError, refuse } from "../errors.ts"
import { readUploads } from "../form-files.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, readOwnForm, refusal, runOpen, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

/** As much of a text as is shown before a document is made of it. */
const SHOWN = 400

/** What the file says that a picture shows. */
const altOf = (nodes: readonly StoredNode[], src: string) =>
  String(nodes.find(({ type, attrs }) => type === "image" && attrs?.src === src)?.attrs?.alt ?? "")

const shortened = (text: Awaited<ReturnType<typeof lookAt>>) => {
  const content = text.content.content ?? []
  return {
    ...text,
    content: { ...text.content, content: content.slice(0, SHOWN) },
    isCut: content.length > SHOWN,
    pictures: text.pictures.map(({ src, thumb }) => ({ thumb, alt: altOf(content, src) })),
  }
}

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, name, code, language } = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseCreatePaper(ctx.actor, id))
    const file = new URL(request.url).searchParams.get("file")
    const waiting = file ? await waitingImport(ctx, file) : null
    const text = waiting ? shortened(await lookAt(context.workshop, waiting)) : null
    const title = titleOf(context, context.t("transfer.in.title"))
    return {
      title,
      roundtable: { name, code, language },
      file,
      text,
      name: waiting?.name ?? null,
      key: newKey(),
    }
  })
}

/** Reads the chosen file and keeps it for the next page; a file that is refused is not kept. */
const look = async (context: AppLoadContext, form: FormData, code: string) => {
  await read(context, (ctx) => refuseImport(ctx, code))
  const [upload] = (await readUploads(form)).file ?? []
  if (!upload || !("bytes" in upload))
    return refusal(context, form, [{ reason: because("files.errors.missing"), field: "file" }])
  try {
    await lookAt(context.workshop, upload)
    const kept = await keepImport(context.ctx, upload)
    return redirect(`/roundtables/${code}/documents/import?file=${kept}`)
  } catch (error) {
    if (!isDomainError(error) || !error.field) throw error
    return refusal(context, form, [{ reason: error.reason, field: error.field }])
  }
}

/** Reads the kept file once more, outside of any transaction, and makes the document. */
const create = async (context: AppLoadContext, form: FormData, roundtableCode: string) => {
  const text = await read(context, async (ctx) => {
    await refuseImport(ctx, roundtableCode)
    return lookAt(context.workshop, await waitingImport(ctx, String(form.get("file"))))
  })
  const typed = (name: string) => (form.has(name) ? String(form.get(name)) : null)
  const { alts, problems } = saidOfPictures(typed, text.pictures.length)
  if (problems.length > 0) return refusal(context, form, problems)
  return runOpen(context, form, ImportPaper, { roundtableCode }, async (ctx, input) => {
    const code = await importPaper(ctx, input, text, alts)
    return redirect(`/documents/${code}?done=created`)
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readOwnForm(context, request)
  const act = form.get("intent") === "create" ? create : look
  return act(context, form, params.code ?? "")
}

export default function ImportDocument() {
  const { roundtable, text, file, name, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation()
  const isLooked = text !== null && file !== null
  return (
    <div className="wrap form stack-l">
      <BackLink
        href={`/roundtables/${roundtable.code}/documents`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={answer} />
      <PageHead title={t("transfer.in.title")} lead={isLooked ? null : t("transfer.in.lead")} />
      {isLooked ? (
        <LookedAt
          text={text}
          file={{ code: file, name: name ?? "" }}
          roundtable={roundtable}
          formKey={key}
          refusal={answer}
        />
      ) : (
        <ChooseFile formKey={key} refusal={answer} />
      )}
    </div>
  )
}
