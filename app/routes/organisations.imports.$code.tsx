import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { confirmImport } from "../people/organisations/import/confirm-import.server.ts"
import { MapImport } from "../people/organisations/import/input.ts"
import { labelsOf } from "../people/organisations/import/labels.ts"
import { mapImport } from "../people/organisations/import/map-import.server.ts"
import { MappingForm } from "../people/organisations/import/mapping-form.tsx"
import { PreviewPart } from "../people/organisations/import/preview-part.tsx"
import { getImport } from "../people/organisations/import/queries.server.ts"
import { undoImport } from "../people/organisations/import/undo-import.server.ts"
import { WrittenPart } from "../people/organisations/import/written-part.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("organisations.import.title")),
    import: await getImport(ctx, params.code ?? "", labelsOf(context)),
    keys: { map: newKey(), confirm: newKey(), undo: newKey() },
  }))
}

const Change = z.discriminatedUnion("intent", [
  z.looseObject({ intent: z.literal("map") }),
  z.object({ intent: z.literal("confirm") }),
  z.object({ intent: z.literal("undo") }),
])

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, Change, {}, async (ctx, input) => {
    const code = params.code ?? ""
    if (input.intent === "map") await mapImport(ctx, code, MapImport.parse(input))
    if (input.intent === "confirm") await confirmImport(ctx, code, labelsOf(context))
    if (input.intent === "undo") await undoImport(ctx, code)
    return redirect(`/organisations/imports/${code}`)
  })

const Facts = () => {
  const { import: one } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const moment = (at: Date | string | null) => (at ? dates.moment(at) : null)
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        {
          term: t("organisations.import.file"),
          value: <bdi>{one.name || t("organisations.import.was_pasted")}</bdi>,
        },
        { term: t("organisations.import.rows"), value: one.rows },
        { term: t("organisations.import.who"), value: <bdi>{one.by}</bdi> },
        { term: t("organisations.import.when"), value: moment(one.createdAt) },
        ...(one.doneAt ? [{ term: t("organisations.import.states.done"), value: moment(one.doneAt) }] : []),
        ...(one.undoneAt
          ? [
              {
                term: t("organisations.import.states.undone"),
                value: (
                  <>
                    {moment(one.undoneAt)}, <bdi>{one.undoneBy}</bdi>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

export default function OneImport() {
  const { import: one, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { preview, written } = one
  return (
    <div className="wrap form stack-l">
      <BackLink href="/organisations/import" label={t("organisations.import.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t(`organisations.import.headings.${one.state as "done"}`)} />
      <Facts />
      {preview ? (
        <>
          <PreviewPart formKey={keys.confirm} refusal={refusal} preview={preview} />
          <MappingForm formKey={keys.map} refusal={undefined} headings={one.headings} mapping={one.mapping} />
        </>
      ) : null}
      {written ? <WrittenPart formKey={keys.undo} written={written} mayUndo={one.state === "done"} /> : null}
    </div>
  )
}
