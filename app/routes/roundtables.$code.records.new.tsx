import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { filePaper } from "../records/file-paper.server.ts"
import { UNKNOWN_PROJECT } from "../records/funding.ts"
import { FilePaper } from "../records/input.ts"
import { listFundingBlocks } from "../records/keep-funding.server.ts"
import { refuseFile } from "../records/policy.ts"
import { FILING_CLASS_NAMES } from "../records/retention.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const { code, name } = roundtable
    refuse(refuseFile(ctx.actor, roundtable))
    const blocks = await listFundingBlocks(ctx)
    return { title: titleOf(context, context.t("records.new.title")), code, name, blocks, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, FilePaper, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/records/${await filePaper(ctx, input)}?done=filed`),
  )

export default function NewRecord() {
  const { code, name, blocks, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const funding = [
    ...blocks.map((block) => ({ value: block.code, label: block.title })),
    { value: UNKNOWN_PROJECT, label: t("records.new.funding_unknown") },
  ]
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${code}/records`} label={name} />
      <Refused refusal={refusal} />
      <PageHead title={t("records.new.title")} lead={t("records.new.lead")} />
      <RefusableForm formKey={key} refusal={refusal} files>
        <Field
          as="select"
          name="class"
          width="m"
          label={t("records.new.class")}
          prompt=""
          options={FILING_CLASS_NAMES.map((value) => ({ value, label: t(`records.classes.${value}`) }))}
        />
        <Field name="title" label={t("records.new.name")} maxLength={300} dir="auto" />
        <Field
          name="date"
          width="s"
          label={t("records.new.date")}
          help={t("records.new.date_help")}
          dir="ltr"
        />
        <FilesField name="paper" label={t("records.new.paper")} />
        <FilesField
          name="annexes"
          label={t("records.new.annexes")}
          help={t("records.new.annexes_help")}
          optional
          multiple
        />
        <Choice
          name="visibility"
          legend={t("records.new.visibility")}
          options={(["members", "public"] as const).map((value) => ({
            ...{ value, label: t(`records.visibility.${value}`) },
            help: t(`records.visibility.${value}_help`),
          }))}
        />
        <Field
          as="select"
          name="funding"
          label={t("records.new.funding")}
          help={t("records.new.funding_help")}
          prompt={t("records.new.funding_none")}
          options={funding}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("records.new.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
