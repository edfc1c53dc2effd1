import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { beginImport } from "../people/organisations/import/begin-import.server.ts"
import { BeginImport } from "../people/organisations/import/input.ts"
import { columnNames } from "../people/organisations/import/labels.ts"
import { listImports } from "../people/organisations/import/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const page = await listImports(ctx, { after })
    const title = titleOf(context, context.t("organisations.import.title"))
    return { title, ...page, isFirst: after === null, key: newKey() }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, BeginImport, {}, async (ctx, { file, pasted }) => {
    const code = await beginImport(ctx, { upload: file, pasted, names: columnNames(context) })
    return redirect(`/organisations/imports/${code}`)
  })

const Past = () => {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("organisations.import.past")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("organisations.import.none")}
      first={isFirst ? null : { href: "/organisations/import", label: t("common.list.first") }}
      next={next ? { href: `/organisations/import?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "at",
          heading: t("organisations.import.when"),
          cell: (row) => <a href={`/organisations/imports/${row.code}`}>{dates.moment(row.at)}</a>,
        },
        { key: "by", heading: t("organisations.import.who"), cell: (row) => <bdi>{row.by}</bdi> },
        {
          key: "name",
          heading: t("organisations.import.file"),
          cell: (row) => <bdi>{row.name || t("organisations.import.was_pasted")}</bdi>,
        },
        { key: "rows", heading: t("organisations.import.rows"), numeric: true, cell: (row) => row.rows },
        {
          key: "state",
          heading: t("organisations.filter.state"),
          cell: (row) => t(`organisations.import.states.${row.state as "done"}`),
        },
      ]}
    />
  )
}

export default function ImportOrganisations() {
  const { key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href="/organisations" label={t("people.organisations.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("organisations.import.title")} lead={t("organisations.import.lead")} />
      <RefusableForm formKey={key} refusal={refusal} files>
        <FilesField
          name="file"
          label={t("organisations.import.file")}
          help={t("organisations.import.file_help")}
          accept=".csv,.txt,text/csv"
          optional
        />
        <Field
          as="textarea"
          name="pasted"
          label={t("organisations.import.pasted")}
          help={t("organisations.import.pasted_help")}
          rows={6}
          optional
          spellCheck={false}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.import.look")}</Button>
        </Actions>
      </RefusableForm>
      <Section id="past" title={t("organisations.import.past")}>
        <Past />
      </Section>
    </div>
  )
}
